import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get} from '../api.js';
import {attempt, loading, showProblem, view} from '../view.js';
import {replace} from '../router.js';
import {t} from '../i18n.js';
import {eventItem} from './eventItem.js';
import {historyDifferences} from './flatten.js';

/** What happened to one thing, from its first event on, each as the differences it made. */
export function mount(root, ctx) {
  const {id} = ctx.params;
  const page = view(root, {loading: Boolean(id)}, state => template(state, ctx));
  if (id) {
    attempt(ctx.signal, page.set, async () => {
      const events = [];
      for (let after = 0; after !== null;) {
        const found = await get('audit/history/' + encodeURIComponent(id), {after, limit: 500}, ctx.signal);
        events.push(...found.data);
        after = found.next_after;
      }
      page.set({events, loading: false});
    });
  }
  return page.stop;
}

function template({loading: busy, problem, events}, ctx) {
  const search = event => {
    event.preventDefault();
    replace({...ctx.params, id: new FormData(event.target).get('id').trim()});
  };
  const differences = events ? historyDifferences(events) : [];
  return html`<form class="filters" role="search" @submit=${search} aria-label=${t('history.which')}>
      <label class="grow">${t('history.which')}<input class="ds-input" name="id" required .value=${ctx.params.id ?? ''} placeholder="act-… agg-… snap-…"></label>
      <button class="ds-button" data-variant="secondary">${t('show')}</button></form>
    ${showProblem(problem)}
    ${busy && !problem ? loading(t('loading')) : nothing}
    ${events ? html`<ol class="timeline">${events.map((it, index) => eventItem(it, ctx, differences[index]))}</ol>` : nothing}`;
}
