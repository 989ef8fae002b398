import {locale, t} from './i18n.js';

const ZONE = 'Europe/Oslo';
const memo = new Map();
const formatter = (key, make) => {
  const id = locale() + key;
  if (!memo.has(id)) memo.set(id, make(locale()));
  return memo.get(id);
};

/** A figure; what is not known is a dash. */
export const number = (value, digits = 2) => value === null || value === undefined ? '–'
  : typeof value !== 'number' ? String(value)
  : formatter('n' + digits, it => new Intl.NumberFormat(it, {maximumFractionDigits: digits})).format(value);

/** A figure, or that it is hidden, as it would tell of few people. */
export const figure = (value, suppressed) => suppressed ? t('suppressed') : number(value);

export const signed = value => formatter('s', it =>
  new Intl.NumberFormat(it, {maximumFractionDigits: 2, signDisplay: 'exceptZero'})).format(value);

export const percent = value => formatter('p', it =>
  new Intl.NumberFormat(it, {style: 'percent', maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0, signDisplay: 'exceptZero'}))
  .format(value);

const dates = (key, options) => value => value ? formatter(key, it =>
  new Intl.DateTimeFormat(it, {timeZone: ZONE, ...options})).format(new Date(value)) : '–';

export const time = dates('t', {dateStyle: 'medium', timeStyle: 'short'});
export const clock = dates('c', {timeStyle: 'medium'});
export const date = dates('d', {dateStyle: 'medium'});
export const month = dates('m', {month: 'short'});
export const monthAndYear = dates('my', {month: 'long', year: 'numeric'});

/** The day in Oslo, as `2026-03-26`. */
export const day = instant => new Intl.DateTimeFormat('sv-SE', {timeZone: ZONE}).format(new Date(instant));
export const today = () => day(new Date());

/** The change from one figure to another: by how much, and by which part of the earlier one. */
export function change(now, before) {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  const difference = Math.round((now - before) * 100) / 100;
  return {difference, part: before === 0 ? null : difference / before, way: Math.sign(difference)};
}
