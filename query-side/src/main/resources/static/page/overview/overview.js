import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {count, counted, participants, present} from './figures.js';
import {get} from '../api.js';
import {chapters as registeredChapters} from '../reference.js';
import {label, lastYear, monthsOfYear, parse, shift} from '../period.js';
import {number, time, today} from '../format.js';
import {announce} from '../announce.js';
import {follow} from '../watch.js';
import {may} from '../account.js';
import {t} from '../i18n.js';
import {tiles} from './tiles.js';
import {categoryChart, monthChart} from './charts.js';
import {countyMap} from './counties.js';
import {chapterList, completeness} from './chapters.js';
import {qualityList} from './quality.js';

const REFRESH_MILLIS = 800;

/** Figures of an organization and period at a glance. */
export function mount(root, ctx) {
  const page = view(root, {loading: true}, state => template(state, ctx, recount));
  const {set, state} = page;
  const load = () => attempt(ctx.signal, set, async () => {
    const [runs, now, registered, quality] = await Promise.all([counted(ctx), present(ctx), registeredChapters(ctx.org),
      ctx.asOf || !may('activities:read') ? null : get('quality', {org_id: ctx.org, period_id: ctx.period}, ctx.signal)]);
    announceChange(state()?.now, now);
    set({runs, now, registered, quality, loading: false});
    set({months: await months(ctx)});
  });
  async function recount() {
    set({counting: true});
    await attemptOnce(ctx.signal, set, async () => {
      const {now, prior, year} = state().runs;
      await count(ctx, now?.reporting_period_id ?? ctx.period, now?.id);
      if (!prior && shift(ctx.period, -1)) await count(ctx, shift(ctx.period, -1));
      if (!year && lastYear(ctx.period)) await count(ctx, lastYear(ctx.period));
      await load();
    });
    set({counting: false});
  }
  load();
  if (!ctx.asOf) followChanges(ctx, load);
  return page.stop;
}

function announceChange(before, now) {
  if (before && before.participants !== now.participants) {
    announce(t('overview.changed', {before: number(before.participants), after: number(now.participants)}));
  }
}

function followChanges(ctx, load) {
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(load, REFRESH_MILLIS);
  };
  ctx.signal.addEventListener('abort', () => clearTimeout(timer));
  // Whether there is a connection is no news here: the figures are those of the latest answer.
  follow(ctx, {state: () => {}, data_updated: soon, cache_invalidated: soon}, ctx.signal);
}

async function months(ctx) {
  const year = parse(ctx.period)?.year;
  if (!year) return null;
  const thisMonth = today().slice(0, 7);
  const [now, before] = await Promise.all([year, year - 1].map(it => participants(ctx, monthsOfYear(it), thisMonth)));
  return {year, now, before};
}

function template(state, ctx, recount) {
  const heading = html`<h1 class="ds-heading" data-size="lg">${ctx.organization?.name ?? ctx.org} <span class="of-period">${label(ctx.period)}</span></h1>`;
  if (state.loading) return html`${heading}${showProblem(state.problem)}${state.problem ? nothing : loading(t('loading'))}`;
  const {runs, now, registered, quality, months} = state;
  return html`${heading}
    ${showProblem(state.problem)}
    ${tiles(ctx, runs, now)}
    ${freshness(ctx, runs, now, state.counting, recount)}
    <div class="panels">
      ${runs.now ? categoryChart(runs.now) : nothing}
      ${months ? monthChart(ctx, months) : nothing}
      ${countyMap(now.regions)}
      ${chapterList(ctx, now.chapters)}
      <div class="stack">${completeness(ctx, now.chapters, registered)}
        ${quality ? qualityList(ctx, quality) : nothing}</div>
    </div>`;
}

/** When it was counted, whether that still holds, and a way to count. */
function freshness(ctx, {now: run}, now, counting, recount) {
  const outdated = run && run.total_participants !== null && now.participants !== undefined && run.total_participants !== now.participants;
  const button = ctx.asOf || !may('figures:run') ? nothing : html`<button class="ds-button" data-variant=${run && !outdated ? 'tertiary' : 'primary'} data-size="sm"
    ?disabled=${counting} @click=${recount}>${counting ? t('overview.counting') : run ? t('overview.recount') : t('overview.count')}</button>`;
  return html`<div class="freshness">
    <p>${!run ? t('overview.notCounted') : html`${t('overview.countedAt', {at: time(run.refreshed_at)})}
      ${outdated ? html`<strong class="outdated">${t('overview.outdated', {participants: number(now.participants)})}</strong>` : nothing}`}</p>
    ${button}
  </div>`;
}
