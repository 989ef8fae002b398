import {language} from './session.js';

export const LANGUAGES = {nb: 'Norsk', en: 'English'};
let texts = {};
let chosen = 'nb';

/** Loads the texts of the language that was chosen, or that the browser prefers. */
export async function loadLanguage(wanted = language.get() || preferred()) {
  chosen = wanted in LANGUAGES ? wanted : 'nb';
  texts = (await import(`./texts/${chosen}.js`)).default;
  document.documentElement.lang = chosen;
}

const preferred = () => /^(nb|nn|no)\b/.test(navigator.language) ? 'nb' : 'en';

export const locale = () => chosen === 'nb' ? 'nb-NO' : 'en-GB';
export const currentLanguage = () => chosen;

/** The text of a key with its `{parameters}` filled in, and `{count|one|many}` by a count; the key itself where it has none. */
export function t(key, parameters = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?}/g, (whole, name, one, many) =>
    one === undefined ? parameters[name] ?? whole : String(parameters[name]) === '1' ? one : many);
}

/** What a problem is called and what to do about it, in a language that the API does not speak; undefined if there is no more to say. */
export async function problemText(code) {
  if (chosen !== 'nb' || !code) return undefined;
  const problems = await import('./texts/problems.nb.js').catch(() => null);
  const [title, remedy] = problems?.default[code] ?? [];
  return title && {title, remedy};
}

/** The text of a code of the API, such as `type.youth_club`; a code without one is shown as words. */
export function name(kind, code) {
  if (code === null || code === undefined) return t(kind + '.none');
  return texts[`${kind}.${code}`] ?? words(code);
}

const words = code => {
  const spaced = code.replaceAll('_', ' ').replace(/([a-zæøå])([A-ZÆØÅ])/g, (_, end, start) => end + ' ' + start.toLowerCase());
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
