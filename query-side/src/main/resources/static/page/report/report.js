import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {figure, time} from '../format.js';
import {identified, may} from '../account.js';
import {t} from '../i18n.js';
import {icons} from '../icons.js';
import {label, spellings} from '../period.js';
import {liveReport} from './liveReport.js';
import {sections} from './fields.js';
import {latestChanges, readLatestChanges} from './latestChanges.js';
import {connection} from '../connection.js';

const HIGHLIGHT_MILLIS = 4000;

/** The fields of an organization's report, live, or as they were. */
export function mount(root, ctx) {
  const page = view(root, {connection: 'connecting', changed: new Set()}, state => template(state, ctx, aggregate));
  const {set} = page;
  const aggregate = () => attemptOnce(ctx.signal, set, async () => {
    set({starting: true});
    await send('POST', 'aggregated-report-data', {organization_id: ctx.org, period_id: ctx.period});
  }).finally(() => set({starting: false}));
  if (ctx.asOf) {
    attempt(ctx.signal, set, async () => set({report: await pastReport(ctx)}));
  } else {
    liveReport(ctx, {
      connection: (state, problem) => set({connection: state, problem: problem ? {problem, again: () => location.reload(), waits: problem.passing} : null}),
      report: report => showReport(ctx, page, report),
      changes: changes => showChanges(page, changes),
    });
  }
  return page.stop;
}

async function pastReport({org, period, asOf, signal}) {
  const pages = await Promise.all(spellings(period).map(it =>
    get('aggregated-report-data', {organization_id: org, period_id: it, sort: 'created_at', limit: 1}, signal)));
  const [found] = pages.flatMap(it => it.data);
  return found ? get('aggregated-report-data/' + found.snapshot_id, {as_of: asOf}, signal) : {snapshot_id: null, sections: []};
}

function showReport(ctx, page, report) {
  const before = page.state()?.report;
  page.set({report});
  // Who changed what is in the audit trail.
  if (identified() && may('audit:read') && report.snapshot_id && report.cache_valid && before?.aggregated_at !== report.aggregated_at) {
    readLatestChanges(report, ctx.signal).then(latest => page.set({latest}), () => page.set({latest: null}));
  }
}

function showChanges(page, changes) {
  const keys = changes.map(it => it.section.section_id + '/' + it.field.field_key);
  page.set({changed: new Set([...page.state().changed, ...keys])});
  changes.forEach(it => announce(t('report.changed', {field: it.field.field_title, value: figure(it.after, it.suppressed)})));
  setTimeout(() => page.set({changed: new Set([...page.state()?.changed ?? []].filter(it => !keys.includes(it)))}), HIGHLIGHT_MILLIS);
}

function template(state, ctx, aggregate) {
  const {report} = state;
  return html`<div class="title-row">
      <h1 class="ds-heading" data-size="lg">${t('report.title', {organization: ctx.organization?.name ?? ctx.org})} <span class="of-period">${label(ctx.period)}</span></h1>
      ${ctx.asOf ? nothing : connection(state.connection)}
    </div>
    ${showProblem(state.problem)}
    ${report ? content(state, ctx, aggregate) : state.problem ? nothing : loading(t('loading'))}`;
}

function content(state, ctx, aggregate) {
  const {report} = state;
  if (report.snapshot_id === null) {
    return html`<div class="empty"><p id="validity">${t('report.none')}</p>
      ${ctx.asOf || !may('figures:run') ? nothing : html`<button id="aggregate" class="ds-button" ?disabled=${state.starting} @click=${aggregate}>${t('report.make')}</button>`}</div>`;
  }
  return html`
    ${validity(report)}
    ${report.failure_reason ? html`<p class="ds-alert" data-color="danger">${t('report.failed', {reason: report.failure_reason})}</p>` : nothing}
    ${report.warnings?.length ? html`<div class="ds-alert report-warnings" data-color="warning"><ul>${report.warnings.map(it => html`<li>${it.message}</li>`)}</ul></div>` : nothing}
    ${latestChanges(ctx, state.latest)}
    ${sections(ctx, report, state.changed)}
    <p class="tools"><button class="ds-button" data-variant="tertiary" data-size="sm" @click=${() => print()}>${icons.print}${t('print')}</button></p>`;
}

function validity(report) {
  const counting = !report.cache_valid || report.snapshot_status === 'processing';
  return html`<p class="validity" data-valid=${!counting}>
    <span aria-hidden="true">${counting ? '↻' : '✓'}</span>
    <span id="validity">${counting ? t('report.counting') : t('report.valid')}</span>
    <span class="hint">${counting && report.invalidation_reason ? report.invalidation_reason : ''}
      ${t('report.aggregatedAt', {at: time(report.aggregated_at)})}</span>
  </p>`;
}
