import {html, render} from './vendor/lit-html/lit-html.js';
import {repeat} from './vendor/lit-html/directives/repeat.js';

const GUESSED_HEIGHT = 64;
const BUFFER = 15;

/** `<virtual-list>` draws those of its `.rows` (`{items, key, template}`) that are in sight; all rows are equally high. */
class VirtualList extends HTMLElement {
  #rows = {items: []};
  #height = GUESSED_HEIGHT;
  #waiting = false;
  #soon = () => {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#draw();
    });
  };

  set rows(rows) {
    this.#rows = rows;
    this.#draw();
  }

  connectedCallback() {
    addEventListener('scroll', this.#soon, {passive: true});
    addEventListener('resize', this.#soon);
    this.#soon();
  }

  disconnectedCallback() {
    removeEventListener('scroll', this.#soon);
    removeEventListener('resize', this.#soon);
  }

  #draw() {
    if (!this.isConnected) return;
    const {items, key, template} = this.#rows;
    const above = Math.max(0, -this.getBoundingClientRect().top);
    const first = Math.max(0, Math.floor(above / this.#height) - BUFFER);
    const seen = items.slice(first, first + Math.ceil(innerHeight / this.#height) + 2 * BUFFER);
    render(html`<ul role="list">${repeat(seen, key, (it, index) => html`<li aria-setsize=${items.length} aria-posinset=${first + index + 1}>${template(it)}</li>`)}</ul>`, this);
    const list = this.firstElementChild;
    const height = list.firstElementChild?.getBoundingClientRect().height;
    this.style.height = items.length * this.#height + 'px';
    list.style.transform = `translateY(${first * this.#height}px)`;
    if (height && height !== this.#height) {
      this.#height = height;
      this.#draw();
    }
  }
}

customElements.define('virtual-list', VirtualList);
