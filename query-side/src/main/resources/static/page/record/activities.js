import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {asFile, get, request, saveFile, url} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {may} from '../account.js';
import {chapters} from '../reference.js';
import {date, number} from '../format.js';
import {replace} from '../router.js';
import {days, label} from '../period.js';
import {icons} from '../icons.js';
import {dropActivity} from './drop.js';
import {name, t} from '../i18n.js';
import '../virtualList.js';

const PAGE = 200;
const AHEAD = 1200;

/** The activities of the organization in the period, or all, newest first; more are read as one scrolls. */
export function mount(root, ctx) {
  const {chapter, warning, all} = ctx.params;
  const query = {org_id: ctx.org, chapter_id: chapter, warning, ...(all ? {} : days(ctx.period, ctx.registered))};
  const page = view(root, {loading: true, entries: []}, state => template(state, ctx, {drop, exportAs}));
  const {set, state} = page;
  let reading = false;
  const read = () => reading || attempt(ctx.signal, set, async () => {
    reading = true;
    const found = await get('activities', {...query, limit: PAGE, after: state().next}, ctx.signal);
    set({entries: [...state().entries, ...found.data], next: found.pagination.next_after, total: state().total ?? found.pagination.total, loading: false});
  }).finally(() => { reading = false; });
  chapters(ctx.org).then(it => set({chapters: it}), () => {});
  const readAhead = async () => {
    const end = root.querySelector('.list-end');
    if (end && state()?.next && !reading && end.getBoundingClientRect().top < innerHeight + AHEAD) {
      await read();
      requestAnimationFrame(readAhead);
    }
  };
  addEventListener('scroll', readAhead, {passive: true, signal: ctx.signal});
  read().then(readAhead);

  const drop = activity => dropActivity(ctx, set, activity,
    () => set({entries: state().entries.filter(it => it !== activity), total: state().total - 1}),
    newest => set({entries: state().entries.map(it => it === activity ? newest : it)}));
  const exportAs = format => attemptOnce(ctx.signal, set, async () => {
    const answer = await request('GET', url('activities', {...query, ...asFile(format)}), {headers: {Accept: '*/*'}, signal: ctx.signal});
    saveFile(`activities-${ctx.org}.${format}`, await answer.blob());
  });
  return page.stop;
}

function template(state, ctx, actions) {
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('loading'));
  const title = id => state.chapters?.find(it => it.chapter_id === id)?.name ?? id;
  return html`
    ${filters(ctx, state.chapters ?? [])}
    ${showProblem(state.problem)}
    <div class="list-head"><p role="status">${t('activities.count', {count: number(state.total ?? state.entries.length)})}</p>
      ${['csv', 'xlsx'].map(it => html`<button class="ds-button" data-variant="tertiary" data-size="sm" @click=${() => actions.exportAs(it)}>${icons.download}${it.toUpperCase()}</button>`)}</div>
    <virtual-list class="activity-list" .rows=${{items: state.entries, key: it => it.activity_id, template: it => row(it, ctx, title, actions)}}></virtual-list>
    <p class="list-end">${state.next ? loading(t('loading')) : state.entries.length ? nothing : t('activities.none')}</p>`;
}

const row = (it, ctx, title, actions) => html`
  <div class="activity-what"><div class="activity-title"><strong>${name('type', it.activity_type)}</strong> ${it.status === 'completed' ? nothing
      : html`<span class="ds-tag" data-color="neutral" data-size="sm">${name('status', it.status)}</span>`}</div>
      <span class="hint">${title(it.chapter_id)} · ${it.contact_id}${it.description ? ' · ' + it.description : ''}</span></div>
    <span class="activity-day">${date(it.submitted_at)}</span>
    <span class="activity-figures">${t('activities.figures', {participants: number(it.participant_count), hours: number(it.hours)})}</span>
    <span class="activity-tools">
      ${may('audit:read') ? html`<a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.activity_id})}
        aria-label="${t('history.open')}: ${name('type', it.activity_type)}, ${date(it.submitted_at)}">${t('history.open')}</a>` : nothing}
      ${may('activities:write') ? html`<a class="ds-link" href=${ctx.to('record', {tab: 'form', id: it.activity_id})}
        aria-label="${t('correct.open')}: ${name('type', it.activity_type)}, ${date(it.submitted_at)}">${t('correct.open')}</a>
      <button class="ds-button" data-icon data-variant="tertiary" data-color="danger" data-size="sm" @click=${() => actions.drop(it)}
        aria-label="${t('activities.drop')}: ${name('type', it.activity_type)}, ${date(it.submitted_at)}">${icons.close}</button>` : nothing}</span>`;

/** The filters of the address. */
function filters(ctx, chapters) {
  const {chapter = '', warning = '', all = ''} = ctx.params;
  const set = (key, value) => replace({...ctx.params, [key]: value});
  return html`<div class="filters" role="search" aria-label=${t('filters')}>
    <label>${t('activity.chapter')}<select class="ds-input" @change=${it => set('chapter', it.target.value)}>
      <option value="">${t('all')}</option>
      ${chapters.map(it => html`<option value=${it.chapter_id} ?selected=${it.chapter_id === chapter}>${it.name}</option>`)}
      ${chapter && !chapters.some(it => it.chapter_id === chapter) ? html`<option value=${chapter} selected>${chapter}</option>` : nothing}</select></label>
    <label>${t('period')}<select class="ds-input" @change=${it => set('all', it.target.value)}>
      <option value="" ?selected=${!all}>${label(ctx.period)}</option><option value="1" ?selected=${all}>${t('period.all')}</option></select></label>
    ${warning ? html`<button class="ds-chip" data-removable @click=${() => set('warning', null)}>${name('warning', warning)}</button>` : nothing}
  </div>`;
}
