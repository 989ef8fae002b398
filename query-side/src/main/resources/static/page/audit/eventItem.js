import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {time} from '../format.js';
import {name, t} from '../i18n.js';
import {flatten} from './flatten.js';

/** An event in a timeline: what, when, by whom, and all of it on demand. */
export const eventItem = (it, ctx, differences = null) => html`<li class="event">
  <div class="event-head"><span class="event-position">${it.position}</span> <strong>${name('event', it.type)}</strong>
    <time datetime=${it.recorded_at}>${time(it.recorded_at)}</time> <span class="hint">${it.actor ? t('events.by', {actor: it.actor}) : t('nobody')}</span></div>
  ${differences ? differenceList(differences) : html`<p class="event-about"><a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.aggregate_id})}>${it.aggregate_id}</a></p>`}
  <details class="event-all"><summary>${t('events.all')}</summary>
    <dl class="payload">${Object.entries(flatten(it.payload)).map(([key, value]) => html`<div><dt>${key}</dt><dd>${String(value)}</dd></div>`)}
      <div><dt>event_id</dt><dd>${it.event_id}</dd></div><div><dt>hash</dt><dd>${it.hash}</dd></div>
      ${it.correlation_id ? html`<div><dt>correlation_id</dt><dd>${it.correlation_id}</dd></div>` : nothing}</dl>
    <a class="ds-link" href=${ctx.to('report', {as_of: 'position:' + it.position})}>${t('past.report')}</a>
  </details></li>`;

/** What an event changed: before and after where both are known. */
export const differenceList = differences => differences.length === 0 ? html`<p class="hint">${t('history.same')}</p>`
  : html`<dl class="differences">${differences.map(({field, before, after}) => html`<div><dt>${name('field', field)}</dt>
    <dd>${before === undefined ? nothing : html`<del><span class="ds-sr-only">${t('before')} </span>${shown(before)}</del> <span aria-hidden="true">→</span> `}
      <ins><span class="ds-sr-only">${t('after')} </span>${shown(after)}</ins></dd></div>`)}</dl>`;

const shown = value => value === null || value === undefined ? t('empty') : String(value);
