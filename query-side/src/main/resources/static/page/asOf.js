import {html} from './vendor/lit-html/lit-html.js';
import {live} from './vendor/lit-html/directives/live.js';
import {get} from './api.js';
import {address, replace, route} from './router.js';
import {t} from './i18n.js';
import {time} from './format.js';

const PAUSE_MILLIS = 250;
let head = null;
let instants = new Map();
let timer = null;

export const positionOf = asOf => Number(/^position:(\d+)$/.exec(asOf ?? '')?.[1] ?? NaN);

/** The latest position; asked again whenever the slider is shown anew. */
export async function latestPosition() {
  head = (await get('audit/chain')).position;
  return head;
}

async function instantOf(position) {
  if (!instants.has(position)) {
    const [event] = (await get('audit/events', {after: position - 1, limit: 1})).data;
    instants.set(position, event ? event.recorded_at : null);
  }
  return instants.get(position);
}

/** Says that a page is shown as it was, and moves through time. */
export function asOfBar({place, params}) {
  const position = positionOf(params.as_of);
  const known = instants.get(position);
  if (!Number.isNaN(position) && (head === null || known === undefined)) {
    Promise.all([head ?? latestPosition(), instantOf(position)]).then(() => replace(route().params), () => {});
  }
  const move = event => {
    const wanted = `position:${event.target.value}`;
    clearTimeout(timer);
    timer = setTimeout(() => replace({...route().params, as_of: wanted}), PAUSE_MILLIS);
  };
  return html`<section class="as-of" aria-label=${t('asOf.title')}>
    <p><strong>${t('asOf.title')}</strong> ${Number.isNaN(position) ? time(params.as_of) : html`${known ? time(known) : ''}
      <span class="hint">${t('asOf.position', {position})}</span>`}</p>
    ${Number.isNaN(position) || !head ? '' : html`<label class="slider"><span class="ds-sr-only">${t('asOf.slider')}</span>
      <input type="range" min="1" max=${head} .value=${live(String(position))} @input=${move}
        aria-valuetext="${t('asOf.position', {position})} ${known ? time(known) : ''}"></label>`}
    <a class="ds-button" data-variant="secondary" href=${address(place, {...params, as_of: null})}>${t('asOf.leave')}</a>
  </section>`;
}
