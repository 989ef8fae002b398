import {html, nothing} from './vendor/lit-html/lit-html.js';
import {t} from './i18n.js';

/** Links to the parts of a place; the part is the `tab` of the address. */
export const tabs = (ctx, place, names, chosen) => html`<nav class="tabs" aria-label=${t('parts', {place: t('place.' + place)})}>
  ${names.map(it => html`<a href=${ctx.to(place, {tab: it})} aria-current=${it === chosen ? 'page' : nothing}>${t(`${place}.${it}`)}</a>`)}</nav>`;

/** Mounts the part of a place that the address names under its tabs. */
export function mountPart(root, ctx, place, parts, draw) {
  const names = Object.keys(parts);
  const chosen = names.includes(ctx.params.tab) ? ctx.params.tab : names[0];
  draw(html`<h1 class="ds-heading" data-size="lg">${t('place.' + place)}</h1>
    ${tabs(ctx, place, names, chosen)}<div class="part" data-part=${chosen}></div>`);
  root.querySelector('.tabs [aria-current]').scrollIntoView({block: 'nearest', inline: 'center'});
  const stop = parts[chosen](root.querySelector('.part'), ctx);
  return () => {
    stop();
    draw(nothing);
  };
}
