import {html, render} from '../vendor/lit-html/lit-html.js';
import {asFile, get, request, saveFile, url} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {icons} from '../icons.js';
import {may} from '../account.js';
import {t} from '../i18n.js';
import {number} from '../format.js';
import {chapterNames} from '../reference.js';
import {explanation} from './explanation.js';

const PAGE = 100;

/** A figure with a click that asks why, for those who may see who took part; for others the figure alone. */
export const askable = (ctx, asked, css, shown, content = shown) => may('audit:read')
  ? html`<button class=${css} @click=${() => openWhy(ctx, asked)} aria-label=${t('why.open', {title: asked.title, value: shown})}>${content}</button>`
  : html`<span class="${css} plain">${content}</span>`;

/**
 * Opens a dialog that explains a figure: which activities were counted, which were not, and by which rules.
 * @param asked `path` of the run, `field` of a report, `title` and `value` as they are shown
 */
export function openWhy(ctx, asked) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ds-dialog why';
  dialog.setAttribute('aria-labelledby', 'why-title');
  document.body.append(dialog);
  const leaving = new AbortController();
  dialog.addEventListener('close', () => {
    leaving.abort();
    dialog.remove();
  });
  ctx.signal.addEventListener('abort', () => dialog.close());
  render(html`<div class="why-head">
      <h2 class="ds-heading" data-size="sm" id="why-title">${asked.title}: ${number(asked.value)}</h2>
      <button class="ds-button" data-icon data-variant="tertiary" data-color="neutral" aria-label=${t('close')} @click=${() => dialog.close()}>${icons.close}</button>
    </div><div class="why-body"></div>`, dialog);
  follow(ctx, asked, dialog.querySelector('.why-body'), leaving.signal);
  dialog.showModal();
}

function follow(ctx, asked, root, signal) {
  const path = asked.path + '/explanation';
  const query = filter => ({field_key: asked.field, counted: filter, limit: PAGE});
  const page = view(root, {loading: true, filter: ''}, state => template(state, ctx, {load, more, choose, download}));
  const load = () => attempt(signal, page.set, async () => {
    const [found, names] = await Promise.all([get(path, query(page.state().filter), signal), chapterNames(ctx.org)]);
    page.set({found, names, entries: found.data, loading: false});
  });
  const more = () => attempt(signal, page.set, async () => {
    const {found, entries, filter} = page.state();
    const next = await get(path, {...query(filter), after: found.next_after}, signal);
    page.set({found: {...found, next_after: next.next_after}, entries: [...entries, ...next.data]});
  });
  const choose = filter => {
    page.set({filter});
    load();
  };
  const download = format => attemptOnce(signal, page.set, async () => {
    const name = `${asked.field ?? 'figures'}-${ctx.org}-${ctx.period}.${format}`;
    if (format === 'json') return saveFile(name, JSON.stringify(await whole(path, asked.field, signal), null, 2));
    const answer = await request('GET', url(path, {field_key: asked.field, ...asFile(format)}), {headers: {Accept: '*/*'}, signal});
    saveFile(name, await answer.blob());
  });
  load();
}

/** The explanation with all activities, not only those of one page. */
async function whole(path, field, signal) {
  const entries = [];
  for (let after = null; ;) {
    const page = await get(path, {field_key: field, limit: 500, after}, signal);
    entries.push(...page.data);
    after = page.next_after;
    if (!after) return {...page, data: entries};
  }
}

function template(state, ctx, actions) {
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('why.loading'));
  return html`${showProblem(state.problem)}${explanation(state, ctx, actions)}`;
}
