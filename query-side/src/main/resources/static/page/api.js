import {actor, token} from './session.js';
import {csrfToken, loadAccount, person} from './account.js';
import {currentLanguage, problemText, t} from './i18n.js';

export const BASE = '/api/v1/';

/** An answer that is not a success, as RFC 9457 has it, with what is `said` of it in the page's language; status 0 is no answer at all. */
export class Problem extends Error {
  constructor({status, title, detail, code, errors, said}, retryAfter) {
    super(detail);
    Object.assign(this, {status, title, detail, code, errors: errors ?? [], said, retryAfter});
  }

  /** Whether the same request may succeed later. Nothing that is answered with 4xx is repeated. */
  get passing() {
    return this.status === 0 || this.status >= 502;
  }
}

/** Header values are bytes: the server reads them as UTF-8. */
const utf8 = text => String.fromCharCode(...new TextEncoder().encode(text));

function headers(given, sends) {
  const all = {Accept: 'application/json', ...given};
  if (token.get()) all.Authorization = 'Bearer ' + token.get();
  else if (sends && csrfToken()) all['X-CSRF-TOKEN'] = csrfToken();
  if (sends && actor.get() && !person()) all['X-Actor'] = utf8(actor.get());
  return all;
}

export function url(path, query = {}) {
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') wanted.set(name, value);
  }
  return (path.startsWith('/') ? path : BASE + path) + (wanted.size ? '?' + wanted : '');
}

/** The answer to a request, whatever its media type; throws a Problem. */
export async function request(method, target, options = {}) {
  let answer;
  try {
    answer = await fetch(target, {...options, method, headers: headers(options.headers, method !== 'GET'), cache: 'no-store'});
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new Problem({status: 0, title: t('problem.lost.title'), detail: t('problem.lost.detail'), code: 'connection-lost'}, 3);
  }
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  if (problem.code !== 'csrf-token-missing' || options.again) throw problem;
  // Somebody has logged in anew in another tab.
  await loadAccount();
  return request(method, target, {...options, again: true});
}

export async function problemOf(answer) {
  const retryAfter = Number(answer.headers.get('Retry-After')) || 5;
  const body = await answer.json().catch(() => ({}));
  return new Problem({
    ...body,
    said: await problemText(body.code),
    status: answer.status,
    title: body.title ?? `${answer.status}`,
    detail: body.detail ?? t('problem.unexplained', {status: answer.status}),
  }, retryAfter);
}

const json = async answer => answer.status === 204 ? null : answer.json();

export const get = async (path, query, signal) => json(await request('GET', url(path, query), {signal}));
export const remove = async (path, more) => json(await request('DELETE', url(path), {headers: more}));

export async function send(method, path, body, more = {}) {
  return json(await request(method, url(path), {
    body: JSON.stringify(body),
    headers: {'Content-Type': 'application/json', ...more},
  }));
}

/** The query of a file in a format; a CSV is one that Excel opens in the language of the page. */
export const asFile = format => format === 'csv' && currentLanguage() === 'nb' ? {format, dialect: 'excel-nb'} : {format};

/** All entries of a list, page by page. */
export async function all(path, query, signal) {
  const entries = [];
  for (let after = null, page; ; after = page.pagination.next_after) {
    page = await get(path, {...query, limit: 500, after}, signal);
    entries.push(...page.data);
    if (!page.pagination.next_after) return entries;
  }
}

/** A key by which the server recognizes a repeated request. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), it => it.toString(16).padStart(2, '0')).join('');

/** Saves what was read as a file of the user's. */
export function saveFile(name, content, type = 'application/json') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
