import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {change, figure as shownFigure, number, percent, signed} from '../format.js';
import {label, lastYear, shift} from '../period.js';
import {askable} from '../why/why.js';
import {t} from '../i18n.js';

const FIGURES = [
  ['participants', 'total_participants'],
  ['unique', 'unique_participants'],
  ['hours', 'total_hours'],
  ['activities', 'total_activities'],
];

/** The four figures of a period, each with its change; a click asks why. */
export function tiles(ctx, runs, now) {
  return html`<ul class="tiles">${FIGURES.map(([figure, field]) => tile(ctx, runs, now, figure, field))}</ul>`;
}

function tile(ctx, runs, now, figure, field) {
  const title = t('figure.' + figure);
  // Nothing was counted yet: participants are known all the same.
  const value = runs.now ? runs.now[field] : figure === 'participants' ? now.participants : null;
  const shown = shownFigure(value, runs.now ? runs.now.suppressed?.includes(field) : figure === 'participants' && now.suppressed);
  return html`<li class="tile">
    <h2>${title}</h2>
    ${runs.now
      ? askable(ctx, {path: 'bufdir-aggregations/' + runs.now.id, title, value}, 'figure', shown)
      : html`<p class="figure">${shown}</p>`}
    ${comparison(value, runs.prior?.[field], shift(ctx.period, -1))}
    ${comparison(value, runs.year?.[field], lastYear(ctx.period))}
  </li>`;
}

function comparison(value, before, period) {
  if (!period) return nothing;
  const changed = change(value, before);
  return html`<p class="comparison">${changeMark(changed)} <span>${changed
    ? t('compared', {period: label(period), value: number(before)})
    : t('compared.unknown', {period: label(period)})}</span></p>`;
}

/** A change as a sign, a word for screen readers and a number: never as a colour alone. */
export function changeMark(changed) {
  if (!changed) return nothing;
  const {difference, part, way} = changed;
  const shown = part === null ? signed(difference) : percent(part);
  return html`<span class="change" data-way=${way}><span aria-hidden="true">${way > 0 ? '▲' : way < 0 ? '▼' : '='}</span>
    ${way === 0 ? t('change.none') : shown}</span>`;
}
