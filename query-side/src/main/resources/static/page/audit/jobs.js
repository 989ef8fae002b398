import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {repeat} from '../vendor/lit-html/directives/repeat.js';
import {get, newKey, remove, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {confirm} from '../confirm.js';
import {number, time} from '../format.js';
import {name, t} from '../i18n.js';

const POLL_MILLIS = 1000;
const COLOURS = {completed: 'success', running: 'info', failed: 'danger', cancelled: 'neutral'};

/** Verifications and rebuilds: starting them, and how they go. */
export function mount(root, ctx) {
  const page = view(root, {loading: true, jobs: []}, state => template(state, {start, cancel}));
  const {set, state} = page;
  let timer;
  const load = () => attempt(ctx.signal, set, async () => {
    const before = new Set(state().jobs.filter(it => it.status === 'running').map(it => it.job_id));
    const {data: jobs} = await get('audit/jobs', {limit: 20}, ctx.signal);
    set({jobs, loading: false});
    jobs.filter(it => before.has(it.job_id) && it.status !== 'running').forEach(it => announce(`${name('job', it.kind)}: ${name('job', it.status)}`));
    clearTimeout(timer);
    if (jobs.some(it => it.status === 'running')) timer = setTimeout(load, POLL_MILLIS);
  });
  async function start(kind) {
    if (kind === 'rebuilds' && !await confirm(t('jobs.rebuild'), t('jobs.rebuildDetail'), ctx.signal)) return;
    const key = {'Idempotency-Key': newKey()};
    await attemptOnce(ctx.signal, set, async () => {
      await send('POST', 'audit/' + kind, {}, key);
      await load();
    });
  }
  const cancel = job => attemptOnce(ctx.signal, set, async () => {
    await remove('audit/jobs/' + job.job_id);
    await load();
  });
  load();
  return () => {
    clearTimeout(timer);
    page.stop();
  };
}

function template(state, {start, cancel}) {
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('loading'));
  return html`<section class="panel"><p>${t('jobs.intro')}</p>
      <button class="ds-button" @click=${() => start('verifications')}>${t('jobs.verify')}</button>
      <button class="ds-button" data-variant="secondary" @click=${() => start('rebuilds')}>${t('jobs.rebuild')}</button></section>
    ${showProblem(state.problem)}
    ${state.jobs.length === 0 ? html`<p class="hint">${t('jobs.none')}</p>`
      : html`<ul class="jobs">${repeat(state.jobs, it => it.job_id, it => job(it, cancel))}</ul>`}`;
}

const job = (it, cancel) => html`<li class="panel">
  <h2 class="ds-heading" data-size="2xs">${name('job', it.kind)} <span class="ds-tag" data-color=${COLOURS[it.status]}>${name('job', it.status)}</span></h2>
  <p class="hint">${time(it.started_at)}${it.ended_at ? ` – ${time(it.ended_at)}` : ''}</p>
  ${it.status === 'running' ? html`<progress max="100" .value=${it.progress.percent} aria-label="${t('jobs.progress')}"></progress>
    <p>${t('jobs.at', {position: number(it.progress.position), head: number(it.progress.head), perSecond: number(it.progress.events_per_second)})}</p>
    <button class="ds-button" data-variant="secondary" data-size="sm" @click=${() => cancel(it)}>${t('cancel')}</button>` : nothing}
  ${it.failure_reason ? html`<p>${it.failure_reason}</p>` : nothing}
  ${it.result ? findings(it.result) : nothing}
</li>`;

const findings = result => html`<p>${t('jobs.compared', {rows: number(result.rows_compared), tables: number(result.tables), figures: number(result.figures_recomputed)})}</p>
  <p class="adds-up" data-color=${result.difference_count === 0 ? 'success' : 'danger'}><span aria-hidden="true">${result.difference_count === 0 ? '✓' : '✗'}</span>
    ${result.difference_count === 0 ? t('jobs.same') : t('jobs.differences', {count: number(result.difference_count)})}</p>
  ${result.differences.length ? html`<ul>${result.differences.map(it => html`<li>${name('finding', it.kind)} ${it.table ?? it.aggregate_id}
    ${it.fields.map(field => html`<code>${field.field}: ${JSON.stringify(field.actual)} ≠ ${JSON.stringify(field.expected)}</code> `)}</li>`)}</ul>` : nothing}`;
