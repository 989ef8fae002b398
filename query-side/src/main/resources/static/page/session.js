/** What this browser remembers: language, colours, name and latest choice for good, the token until the tab is closed. */
const read = (store, key) => { try { return store.getItem(key); } catch { return null; } };
const write = (store, key, value) => {
  try {
    if (value) store.setItem(key, value); else store.removeItem(key);
  } catch { /* The browser forbids storage: then it is remembered until the page is left. */ }
};

const remembered = {};
const setting = (name, store) => ({
  get: () => remembered[name] ?? read(store, 'bufdir.' + name) ?? '',
  set: value => {
    remembered[name] = value;
    write(store, 'bufdir.' + name, value);
  },
});

export const returnTo = setting('returnTo', sessionStorage);
export const token = setting('token', sessionStorage);
export const language = setting('language', localStorage);
export const colours = setting('colours', localStorage);
export const actor = setting('actor', localStorage);
export const latestOrganization = setting('organization', localStorage);
export const latestPeriod = setting('period', localStorage);
