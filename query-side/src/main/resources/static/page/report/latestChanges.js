import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get} from '../api.js';
import {number, time} from '../format.js';
import {name, t} from '../i18n.js';

const SHOWN = 5;

/** What the latest run changed, and who caused it. */
export const readLatestChanges = (report, signal) =>
  get(`aggregated-report-data/${report.snapshot_id}/differences`, {limit: SHOWN}, signal);

export function latestChanges(ctx, latest) {
  if (!latest || latest.changes.length === 0) return nothing;
  const events = latest.data.flatMap(it => it.events).slice(0, SHOWN);
  return html`<details class="latest"><summary>${t('report.latest', {count: latest.changes.length, at: time(latest.later.completed_at)})}</summary>
    <ul>${latest.changes.map(it => html`<li>${it.field}: ${number(it.before)} → <strong>${number(it.after)}</strong></li>`)}</ul>
    <ul>${events.map(it => html`<li>${time(it.recorded_at)}: ${name('event', it.type)}, ${it.actor ?? t('nobody')}
      <a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.aggregate_id})}>${t('history.open')}</a></li>`)}</ul>
  </details>`;
}
