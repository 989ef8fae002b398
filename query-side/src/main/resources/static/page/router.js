/** Addresses are `#/place?org=…&period=…`: everything that is shown can be shared by its address. */
export const PLACES = ['overview', 'report', 'record', 'live', 'audit'];
const listeners = new Set();

export function route() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const params = Object.fromEntries(new URLSearchParams(query));
  if (!location.hash && location.search) return oldAddress();
  return {place: PLACES.includes(path) ? path : PLACES[0], known: path === '' || PLACES.includes(path), params};
}

/** The page once had one place, at `/?organization_id=…&period_id=…`. */
function oldAddress() {
  const params = new URLSearchParams(location.search);
  return {place: 'report', known: true, params: {org: params.get('organization_id'), period: params.get('period_id')}};
}

/** The address of a place; parameters without a value are left out. */
export function address(place, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, value);
  }
  return `#/${place}${query.size ? '?' + query : ''}`;
}

/** What every place has in common stays when going from one to another. */
export const shared = params => ({org: params.org, period: params.period, as_of: params.as_of});

export function go(place, params) {
  location.hash = address(place, params);
}

/** Changes the address without a new entry in the history. */
export function replace(params) {
  const {place} = route();
  history.replaceState(null, '', location.pathname + address(place, params));
  listeners.forEach(it => it());
}

export function onRoute(listener) {
  listeners.add(listener);
  addEventListener('hashchange', listener);
}
