import {all, get} from './api.js';
import {quarterOf} from './period.js';

/** Reference data that every place needs; read once, chapters once an organization. */
const cache = new Map();

function once(key, read) {
  if (!cache.has(key)) {
    const reading = read();
    cache.set(key, reading);
    reading.catch(() => cache.delete(key));
  }
  return cache.get(key);
}

export const organizations = () => once('organizations', () => all('organizations', {sort: 'name'}));
export const registeredPeriods = () => once('periods', () => all('reporting-periods'));
export const categories = () => once('categories', () => get('categories'));
export const chapters = org => once('chapters/' + org, () => all('chapters', {org_id: org, sort: 'name'}));

/** The names of an organization's chapters by their id. */
export const chapterNames = async org => new Map((await chapters(org)).map(it => [it.chapter_id, it.name]));

/** The period to begin with: the latest that was counted or reported, else that of the latest activity. */
export async function usualPeriod(org) {
  const newest = async (path, query) => (await get(path, {...query, limit: 1})).data[0];
  const counted = await newest('bufdir-aggregations', {org_id: org, kind: 'period', status: 'completed'});
  if (counted) return counted.reporting_period_id;
  const reported = await newest('aggregated-report-data', {organization_id: org});
  if (reported) return reported.period_id;
  return quarterOf((await newest('activities', {org_id: org}))?.submitted_at ?? new Date());
}
