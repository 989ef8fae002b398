import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get} from '../api.js';
import {attempt, loading, showProblem, view} from '../view.js';
import {figure, number, time} from '../format.js';
import {label} from '../period.js';
import {may} from '../account.js';
import {openWhy} from '../why/why.js';
import {name, t} from '../i18n.js';

const SHOWN = 50;

/** What was counted for the organization: aggregations, distributions and reports with their state. */
export function mount(root, ctx) {
  const page = view(root, {loading: true}, state => template(state, ctx));
  attempt(ctx.signal, page.set, async () => {
    const [aggregations, distributions, reports] = await Promise.all([
      get('bufdir-aggregations', {org_id: ctx.org, limit: SHOWN}, ctx.signal),
      get('geographic-distributions', {org_id: ctx.org, limit: SHOWN}, ctx.signal),
      get('aggregated-report-data', {organization_id: ctx.org, limit: SHOWN}, ctx.signal),
    ]);
    page.set({aggregations: aggregations.data, distributions: distributions.data, reports: reports.data, loading: false});
  });
  return page.stop;
}

const COLOURS = {completed: 'success', current: 'success', historical: 'neutral', processing: 'info', failed: 'danger'};
const state = (status, reason) => html`<span class="ds-tag" data-color=${COLOURS[status] ?? 'neutral'}>${name('run', status)}</span>${reason
  ? html`<span class="hint">${reason}</span>` : nothing}`;

function template({loading: busy, problem, aggregations, distributions, reports}, ctx) {
  if (busy) return problem ? showProblem(problem) : loading(t('loading'));
  return html`
    ${table(t('runs.aggregations'), [t('period'), t('runs.state'), t('runs.at'), t('figure.participants'), t('figure.unique'), t('figure.hours'), t('figure.activities'), ''],
      aggregations.map(it => [span(it), state(it.status, it.failure_reason), time(it.refreshed_at),
        ...['participant_count', 'unique_participants', 'hours_delivered', 'activity_count'].map(key => figure(it[key], it.suppressed?.includes(key))), explain(ctx, it)]))}
    ${table(t('runs.distributions'), [t('period'), t('runs.state'), t('runs.at'), t('runs.by'), t('runs.top')],
      distributions.map(it => [label(it.period_id), state(it.status, it.failure_reason), time(it.generated_at), name('breakdown', it.breakdown_type), it.top_region ?? '–']))}
    ${table(t('runs.reports'), [t('period'), t('runs.state'), t('runs.at'), t('runs.filled')],
      reports.map(it => [html`<a class="ds-link" href=${ctx.to('report', {period: it.period_id})}>${label(it.period_id)}</a>`,
        state(it.snapshot_status), time(it.aggregated_at), t('of', {part: number(it.populated_field_count), all: number(it.field_count)})]))}`;
}

const span = it => it.kind === 'range' ? `${time(it.range_start)} – ${time(it.range_end)}` : label(it.reporting_period_id);

function explain(ctx, it) {
  if (it.status !== 'completed' || !may('audit:read')) return nothing;
  const open = () => openWhy(ctx, {path: 'bufdir-aggregations/' + it.id, title: span(it), value: it.participant_count});
  return html`<button class="ds-button" data-variant="tertiary" data-size="sm" @click=${open} aria-label="${t('why')}: ${span(it)}">${t('why')}</button>`;
}

export const table = (title, columns, rows) => html`<section class="list-section"><h2 class="ds-heading" data-size="xs">${title}</h2>
  ${rows.length === 0 ? html`<p class="hint">${t('none')}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${title}>
    <table class="ds-table" data-size="sm"><caption class="ds-sr-only">${title}</caption>
      <thead><tr>${columns.map(it => it ? html`<th scope="col">${it}</th>` : html`<td></td>`)}</tr></thead>
      <tbody>${rows.map(cells => html`<tr>${cells.map(it => html`<td>${it}</td>`)}</tr>`)}</tbody></table></div>`}</section>`;
