import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get} from '../api.js';
import {attempt, loading, showProblem, view} from '../view.js';
import {replace} from '../router.js';
import {date, number, time} from '../format.js';
import {label} from '../period.js';
import {name, t} from '../i18n.js';

const PAGE = 100;
const KINDS = {report: 'aggregated-report-data', aggregation: 'bufdir-aggregations', distribution: 'geographic-distributions'};

/** What differs between two runs: figures, rules, and the activities that made it so. */
export function mount(root, ctx) {
  const page = view(root, {loading: true}, state => template(state, ctx, more));
  const {set, state} = page;
  const {subject, run, against} = ctx.params;
  const path = subject ? `${KINDS[subject.split(':')[0]]}/${subject.split(':')[1]}/differences` : null;
  const query = after => ({run, against, after, limit: PAGE});
  const more = () => attempt(ctx.signal, set, async () => {
    const next = await get(path, query(state().found.next_after), ctx.signal);
    set({found: {...next, data: [...state().found.data, ...next.data]}});
  });
  attempt(ctx.signal, set, async () => {
    set({subjects: await subjects(ctx), loading: false});
    if (path) set({found: await get(path, query(), ctx.signal)});
  });
  return page.stop;
}

async function subjects({org, signal}) {
  const [reports, aggregations, distributions] = await Promise.all([
    get(KINDS.report, {organization_id: org, limit: 100}, signal),
    get(KINDS.aggregation, {org_id: org, limit: 100}, signal),
    get(KINDS.distribution, {org_id: org, limit: 100}, signal),
  ]);
  return [
    ...reports.data.map(it => ({key: 'report:' + it.snapshot_id, title: `${t('place.report')} ${label(it.period_id)}`})),
    ...aggregations.data.map(it => ({key: 'aggregation:' + it.id, title: `${t('runs.aggregation')} ${it.reporting_period_id ? label(it.reporting_period_id) : date(it.range_start)}`})),
    ...distributions.data.map(it => ({key: 'distribution:' + it.id, title: `${t('runs.distribution')} ${label(it.period_id)} (${name('breakdown', it.breakdown_type)})`})),
  ];
}

function template({loading: busy, problem, subjects: known, found}, ctx, more) {
  if (busy) return problem ? showProblem(problem) : loading(t('loading'));
  const {subject = '', run = '', against = ''} = ctx.params;
  const search = event => {
    event.preventDefault();
    replace({...ctx.params, ...Object.fromEntries(new FormData(event.target))});
  };
  return html`<form class="filters" @submit=${search} aria-label=${t('audit.differences')}>
      <label class="grow">${t('differences.of')}<select class="ds-input" name="subject" required><option value="">${t('choose')}</option>
        ${known.map(it => html`<option value=${it.key} ?selected=${it.key === subject}>${it.title}</option>`)}</select></label>
      <label>${t('differences.run')}<input class="ds-input" name="run" type="number" min="1" .value=${run} placeholder=${t('latest')}></label>
      <label>${t('differences.against')}<input class="ds-input" name="against" type="number" min="1" .value=${against} placeholder=${t('differences.before')}></label>
      <button class="ds-button" data-variant="secondary">${t('compare')}</button></form>
    ${showProblem(problem)}
    ${found ? result(found, ctx, more) : nothing}`;
}

const result = (found, ctx, more) => html`
  <p>${t('differences.between', {earlier: found.earlier.run, earlierAt: time(found.earlier.completed_at), later: found.later.run, laterAt: time(found.later.completed_at)})}</p>
  <h2 class="ds-heading" data-size="xs">${t('differences.figures')}</h2>
  ${found.changes.length === 0 ? html`<p class="hint">${t('differences.none')}</p>` : html`<dl class="differences">${found.changes.map(it => html`<div><dt>${it.field}</dt>
    <dd><del>${plain(it.before)}</del> <span aria-hidden="true">→</span> <ins>${plain(it.after)}</ins></dd></div>`)}</dl>`}
  ${found.rule_changes.length ? html`<h2 class="ds-heading" data-size="xs">${t('differences.rules')}</h2><ul>${found.rule_changes.map(it => cause(it, ctx))}</ul>` : nothing}
  <h2 class="ds-heading" data-size="xs">${t('differences.activities')}</h2>
  ${found.data.length === 0 ? html`<p class="hint">${t('none')}</p>` : html`<ul class="difference-activities">${found.data.map(it => html`<li>
    <span class="ds-tag" data-color=${{added: 'success', removed: 'danger'}[it.change] ?? 'warning'}>${name('difference', it.change)}</span>
    <a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.activity_id})}>${it.activity_id}</a>
    <span class="hint">${facts(it.before)} ${it.before && it.after ? '→' : ''} ${facts(it.after)}</span>
    <ul>${it.events.map(event => cause(event, ctx))}</ul></li>`)}</ul>`}
  ${found.next_after ? html`<button class="ds-button" data-variant="secondary" @click=${more}>${t('showMore')}</button>` : nothing}`;

const plain = value => value === null ? t('empty') : typeof value === 'object' ? JSON.stringify(value) : number(value);
const facts = it => it ? t('activities.figures', {participants: number(it.participant_count), hours: number(it.hours)}) : '';
const cause = (it, ctx) => html`<li>${time(it.recorded_at)} <a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.aggregate_id})}>${name('event', it.type)}</a>,
  ${it.actor ?? t('nobody')}</li>`;
