import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {BASE, get, newKey, remove, request, saveFile, url} from '../api.js';
import {attemptOnce, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {number} from '../format.js';
import {icons} from '../icons.js';
import {label} from '../period.js';
import {name, t} from '../i18n.js';
import {table} from './runs.js';

const PATH = BASE + 'activities/imports';
const POLL_MILLIS = 700;
const FIGURES = [['participants', 'participants'], ['unique', 'unique_participants'], ['hours', 'hours'], ['activities', 'activities']];
const TYPES = {csv: 'text/csv', tsv: 'text/csv', txt: 'text/csv', ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'};

/** Imports activities from a file: first as a trial, then for good. */
export function mount(root, ctx) {
  const page = view(root, {file: null, current: null}, state => template(state, {choose, start, cancel, template: save(templateUrl(ctx), 'template.xlsx'), rejected}));
  const {set, state} = page;
  const choose = event => set({file: event.target.files[0] ?? null, current: null});

  const start = dryRun => attemptOnce(ctx.signal, set, async () => {
    const {file} = state();
    const type = TYPES[file.name.split('.').pop().toLowerCase()] ?? file.type;
    const answer = await request('POST', url(PATH, {org_id: ctx.org, dry_run: dryRun}),
      {body: file, headers: {'Content-Type': type, 'Idempotency-Key': newKey()}, signal: ctx.signal});
    set({current: await answer.json(), dryRun});
    await follow();
  });
  async function follow() {
    while (state()?.current.status === 'running') {
      await new Promise(done => setTimeout(done, POLL_MILLIS));
      if (ctx.signal.aborted) return;
      set({current: await get(`${PATH}/${state().current.import_id}`, {}, ctx.signal)});
    }
    announce(name('import', state().current.status));
  }
  const cancel = () => attemptOnce(ctx.signal, set, async () => remove(`${PATH}/${state().current.import_id}`));
  const rejected = () => save(`${PATH}/${state().current.import_id}/rejected`, 'rejected.csv')();
  function save(target, fileName) {
    return () => attemptOnce(ctx.signal, set, async () => {
      const answer = await request('GET', target, {headers: {Accept: '*/*'}, signal: ctx.signal});
      const named = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '');
      saveFile(named?.[1] ?? fileName, await answer.blob());
    });
  }
  return page.stop;
}

const templateUrl = ctx => url(PATH + '/template.xlsx', {org_id: ctx.org});

function template(state, actions) {
  const {file, current} = state;
  const busy = current?.status === 'running';
  return html`<section class="import panel">
    <p>${t('import.intro')}</p>
    <button class="ds-button" data-variant="secondary" @click=${actions.template}>${icons.download}${t('import.template')}</button>
    <div class="ds-field"><label class="ds-label" for="import-file">${t('import.file')}</label>
      <input class="ds-input" id="import-file" type="file" accept=".csv,.tsv,.txt,.xlsx,.ndjson" ?disabled=${busy} @change=${actions.choose}></div>
    <div class="form-end"><button class="ds-button" data-variant="secondary" ?disabled=${!file || busy} @click=${() => actions.start(true)}>${t('import.try')}</button>
      <button class="ds-button" ?disabled=${!file || busy} @click=${() => actions.start(false)}>${t('import.start')}</button></div>
    ${showProblem(state.problem)}
    ${current ? progress(current, state.dryRun, actions) : nothing}
  </section>`;
}

function progress({status, progress: done, result, failure_reason: failure, ignored_columns: ignored, periods}, dryRun, {cancel, rejected}) {
  return html`<div class="import-progress">
    <h2 class="ds-heading" data-size="2xs">${dryRun ? t('import.trial') : t('import.real')}: ${name('import', status)}</h2>
    ${done ? html`<progress max="100" .value=${done.percent ?? 0} aria-label=${t('import.progress')}></progress>
      <p class="hint">${t('import.rows', {rows: number(done.rows_read), perSecond: number(done.rows_per_second)})}</p>` : nothing}
    ${result ? html`<dl class="facts">${['accepted', 'corrected', 'repeated', 'rejected', 'warnings'].map(it => html`<div><dt>${t('import.' + it)}</dt>
      <dd>${count(result[it])}</dd></div>`)}</dl>` : nothing}
    ${failure ? html`<p class="ds-alert" data-color="danger">${failure}</p>` : nothing}
    ${ignored?.length ? html`<p class="outdated">${t('import.ignored', {columns: ignored.join(', ')})}</p>` : nothing}
    ${periods?.length ? forecast(periods) : nothing}
    ${status === 'running' ? html`<button class="ds-button" data-variant="secondary" @click=${cancel}>${t('cancel')}</button>` : nothing}
    ${result?.rejected ? html`<button class="ds-button" data-variant="secondary" @click=${rejected}>${icons.download}${t('import.getRejected')}</button>` : nothing}
  </div>`;
}

/** What a trial says of each period: the figures as they are, and as the import would leave them. */
const forecast = periods => table(t('import.forecast'), [t('period'), ...FIGURES.map(([title]) => t('figure.' + title))],
  periods.map(it => [label(it.period_id), ...FIGURES.map(([, key]) => `${number(it.before[key])} → ${number(it.after[key])}`)]));

/** Warnings are counted by code. */
const count = value => value && typeof value === 'object' ? number(Object.values(value).reduce((sum, it) => sum + it, 0)) : number(value ?? 0);
