import {get, send} from '../api.js';
import {lastYear, shift, spellings} from '../period.js';

const POLL_MILLIS = 300;
const POLLS = 100;

/** The latest completed run of a period with its figures in detail; null where nothing was counted. */
async function run({org, asOf, signal}, periodId) {
  if (!periodId) return null;
  const pages = await Promise.all(spellings(periodId).map(it => get('bufdir-aggregations',
    {org_id: org, kind: 'period', status: 'completed', reporting_period_id: it, limit: 1}, signal)));
  const [newest] = pages.flatMap(it => it.data).sort((a, b) => b.refreshed_at.localeCompare(a.refreshed_at));
  if (!newest) return null;
  try {
    const path = 'bufdir-aggregations/' + newest.id;
    const [view, metrics] = await Promise.all([
      asOf ? get(path, {as_of: asOf}, signal) : newest,
      get(path + '/metrics', {as_of: asOf}, signal),
    ]);
    return {...metrics, id: newest.id, refreshed_at: view.refreshed_at, reporting_period_id: newest.reporting_period_id};
  } catch (problem) {
    // It was not there yet, or had no figures, at that instant.
    if (asOf && (problem.status === 404 || problem.status === 409)) return null;
    throw problem;
  }
}

/** What was counted for the period, for the one before it, and for the same one a year before. */
export async function counted(ctx) {
  const [now, prior, year] = await Promise.all(
    [ctx.period, shift(ctx.period, -1), lastYear(ctx.period)].map(it => run(ctx, it)));
  return {now, prior, year};
}

/** What the activities amount to at this moment, or at the instant the page is about. */
export async function present({org, period, asOf, signal}) {
  const query = {org_id: org, period_id: period, as_of: asOf};
  const [regions, chapters] = await Promise.all([
    get('geographic-distributions/by-region', query, signal),
    get('geographic-distributions/by-local-chapter', query, signal),
  ]);
  return {regions: regions.breakdown, chapters: chapters.breakdown, participants: total(regions.breakdown),
    suppressed: regions.breakdown.some(it => it.suppressed)};
}

/** The sum; undefined if a part of it is hidden. */
const total = breakdown => breakdown.some(it => it.suppressed) ? undefined : breakdown.reduce((sum, it) => sum + it.participant_count, 0);

/** The participants of each month; null for those that have not begun, undefined for those that are hidden. */
export function participants({org, asOf, signal}, months, thisMonth) {
  return Promise.all(months.map(async month => month > thisMonth ? null
    : total((await get('geographic-distributions/by-region', {org_id: org, period_id: month, as_of: asOf}, signal)).breakdown)));
}

/** Counts a period, or counts it again, and waits until that is done. */
export async function count({org, signal}, periodId, runId) {
  const body = {org_id: org, reporting_period_id: periodId};
  let view = runId
    ? await send('PUT', 'bufdir-aggregations/' + runId, body)
    : await send('POST', 'bufdir-aggregations', body);
  for (let polls = 0; view.status === 'processing' && polls < POLLS; polls++) {
    await new Promise(done => setTimeout(done, POLL_MILLIS));
    view = await get('bufdir-aggregations/' + view.id, {}, signal);
  }
  return view;
}
