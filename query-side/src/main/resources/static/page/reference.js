import {all, get} from './api.js';

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
