import {date, day, monthAndYear} from './format.js';
import {t} from './i18n.js';

/** Reads a calendar period such as `2024`, `rp-2024-h1`, `2024-q4` or `2024-11`; null for any other, which is registered. */
export function parse(id) {
  const found = /^(?:rp-)?(\d{4})(?:-(?:(h)([12])|(q)([1-4])|(0[1-9]|1[0-2])))?$/.exec((id ?? '').toLowerCase());
  if (!found) return null;
  const year = Number(found[1]);
  if (found[2]) return {year, kind: 'h', index: Number(found[3]), months: 6};
  if (found[4]) return {year, kind: 'q', index: Number(found[5]), months: 3};
  if (found[6]) return {year, kind: 'm', index: Number(found[6]), months: 1};
  return {year, kind: 'y', index: 1, months: 12};
}

const two = number => String(number).padStart(2, '0');

function id({year, kind, index}) {
  return kind === 'y' ? `${year}` : kind === 'm' ? `${year}-${two(index)}` : `${year}-${kind}${index}`;
}

/** The calendar period that lies so many periods of the same length later. */
export function shift(periodId, by) {
  const period = parse(periodId);
  if (!period) return null;
  const perYear = 12 / period.months;
  const ordinal = period.year * perYear + period.index - 1 + by;
  return id({...period, year: Math.floor(ordinal / perYear), index: (ordinal % perYear) + 1});
}

export function lastYear(periodId) {
  const period = parse(periodId);
  return period && period.kind !== 'y' ? id({...period, year: period.year - 1}) : null;
}

/** Both spellings of a calendar period, as what was counted is found by the one it was asked for. */
export function spellings(periodId) {
  const period = parse(periodId);
  return period ? [id(period), 'rp-' + id(period)] : [periodId];
}

export function label(periodId) {
  const period = parse(periodId);
  if (!period) return periodId;
  if (period.kind === 'm') return monthAndYear(`${period.year}-${two(period.index)}-15`);
  return t('period.' + period.kind, {year: period.year, index: period.index});
}

/** First and last day, as `2024-10-01`, of a calendar period or of one of the registered periods. */
export function days(periodId, registered = []) {
  const period = parse(periodId);
  if (!period) {
    const found = registered.find(it => it.period_id === periodId);
    return found ? {from: found.start, to: found.end} : null;
  }
  const first = (period.index - 1) * period.months + 1;
  const last = first + period.months - 1;
  const end = new Date(Date.UTC(period.year, last, 0)).getUTCDate();
  return {from: `${period.year}-${two(first)}-01`, to: `${period.year}-${two(last)}-${two(end)}`};
}

export const describe = (periodId, registered) => {
  const span = days(periodId, registered);
  return span ? `${date(span.from)} – ${date(span.to)}` : periodId;
};

/** The months of the year that the period lies in, as period ids. */
export function monthsOfYear(year) {
  return Array.from({length: 12}, (_, index) => `${year}-${two(index + 1)}`);
}

/** The quarter that an instant lies in. */
export function quarterOf(instant) {
  const [year, month] = day(instant).split('-').map(Number);
  return `${year}-q${Math.ceil(month / 3)}`;
}

/** The periods to choose from, newest year first. */
export function choices(years) {
  return years.map(year => ({
    year,
    ids: [`${year}`, ...[1, 2].map(it => `${year}-h${it}`), ...[1, 2, 3, 4].map(it => `${year}-q${it}`), ...monthsOfYear(year)],
  }));
}
