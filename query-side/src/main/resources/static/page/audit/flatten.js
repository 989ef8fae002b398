/** The leaves of a JSON value by their path, such as `facts.hours`. */
export function flatten(value, path = '', into = {}) {
  if (value !== null && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) flatten(part, path ? `${path}.${key}` : key, into);
  } else if (path) {
    into[path] = value;
  }
  return into;
}

const STATE = ['before', 'after', 'facts'];

/**
 * What each event of one aggregate changed, in their order. Events that carry `before` and `after` say it themselves;
 * others are compared with what was said of the same fields until then.
 */
export function historyDifferences(events) {
  const known = {};
  return events.map(event => {
    const payload = event.payload ?? {};
    const after = flatten(payload.after ?? payload.facts ?? withoutState(payload));
    const before = payload.before ? flatten(payload.before) : known;
    const changed = Object.keys({...after})
      .filter(it => String(before[it]) !== String(after[it]) && !(before[it] === undefined && after[it] === null))
      .map(it => ({field: it, before: before[it], after: after[it]}));
    Object.assign(known, after);
    return changed;
  });
}

const withoutState = payload => Object.fromEntries(Object.entries(payload).filter(([key]) => !STATE.includes(key)));
