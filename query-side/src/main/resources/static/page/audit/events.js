import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {repeat} from '../vendor/lit-html/directives/repeat.js';
import {get, request, saveFile, url} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {replace} from '../router.js';
import {number} from '../format.js';
import {icons} from '../icons.js';
import {t} from '../i18n.js';
import {latestPosition} from '../asOf.js';
import {eventItem} from './eventItem.js';

const PAGE = 100;
const FILTERS = ['aggregate_id', 'org_id', 'type', 'actor', 'from', 'to'];

/** The stored events: the latest without filters, from the first on with them. */
export function mount(root, ctx) {
  const filters = Object.fromEntries(FILTERS.map(it => [it, ctx.params[it]]).filter(([, value]) => value));
  const filtered = Object.keys(filters).length > 0;
  const page = view(root, {loading: true, entries: [], filters, filtered}, state => template(state, ctx, {more, save}));
  const {set, state} = page;

  const read = (after, limit) => get('audit/events', {...filters, after, limit}, ctx.signal);
  const start = () => attempt(ctx.signal, set, async () => {
    if (filtered) {
      const found = await read(0, PAGE);
      return set({entries: found.data, next: found.next_after, loading: false});
    }
    const head = await latestPosition();
    await older(head);
  });
  /** Reads the events up to a position, newest first. */
  async function older(upTo) {
    const after = Math.max(0, upTo - PAGE);
    const found = await read(after, upTo - after);
    set({entries: [...state().entries, ...found.data.reverse()], next: after > 0 ? after : null, loading: false});
  }
  const more = () => attempt(ctx.signal, set, async () => {
    if (!filtered) return older(state().next);
    const found = await read(state().next, PAGE);
    set({entries: [...state().entries, ...found.data], next: found.next_after});
  });
  const save = () => attemptOnce(ctx.signal, set, async () => {
    const answer = await request('GET', url('audit/events/export', filters), {headers: {Accept: 'application/x-ndjson'}, signal: ctx.signal});
    saveFile('events.ndjson', await answer.blob());
  });
  start();
  return page.stop;
}

function template(state, ctx, {more, save}) {
  return html`${form(state.filters, ctx)}
    ${showProblem(state.problem)}
    ${state.loading ? state.problem ? nothing : loading(t('loading')) : html`
      <div class="list-head"><p role="status">${t(state.filtered ? 'events.oldest' : 'events.newest', {count: number(state.entries.length)})}</p>
        <button class="ds-button" data-variant="tertiary" data-size="sm" @click=${save}>${icons.download}NDJSON</button></div>
      <ol class="timeline">${repeat(state.entries, it => it.position, it => eventItem(it, ctx))}</ol>
      ${state.entries.length === 0 ? html`<p class="hint">${t('none')}</p>` : nothing}
      ${state.next ? html`<button class="ds-button" data-variant="secondary" @click=${more}>${t('showMore')}</button>` : nothing}`}`;
}

function form(filters, ctx) {
  const search = event => {
    event.preventDefault();
    replace({...ctx.params, ...Object.fromEntries(new FormData(event.target))});
  };
  const input = (key, type = 'text') => html`<label>${t('events.' + key)}<input class="ds-input" name=${key} type=${type} .value=${filters[key] ?? ''}></label>`;
  return html`<form class="filters" role="search" @submit=${search} aria-label=${t('filters')}>
    ${input('type')}${input('actor')}${input('aggregate_id')}${input('org_id')}${input('from', 'date')}${input('to', 'date')}
    <button class="ds-button" data-variant="secondary">${t('search')}</button>
    ${Object.keys(filters).length ? html`<a class="ds-button" data-variant="tertiary" href=${ctx.to('audit', {tab: 'events'})}>${t('filters.clear')}</a>` : nothing}
  </form>`;
}
