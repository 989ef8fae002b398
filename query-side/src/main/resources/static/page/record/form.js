import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {live} from '../vendor/lit-html/directives/live.js';
import {newKey, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {categories, chapters} from '../reference.js';
import {number, today} from '../format.js';
import {actor} from '../session.js';
import {name, t} from '../i18n.js';
import {localWarnings, similar, warningList} from './warnings.js';
import {field, knownTypes, select, suggestions} from './fields.js';

const PAUSE_MILLIS = 400;
const STATUSES = ['completed', 'planned', 'cancelled'];
const NOON = 'T12:00';

/** Records an activity. What looks wrong is said while one types, and asked about before it is recorded. */
export function mount(root, ctx) {
  const empty = () => ({chapter_id: ctx.params.chapter ?? '', activity_type: '', contact_id: '', submitted_at: today() + NOON,
    hours: '', participant_count: '1', description: '', location: '', status: 'completed', category: ''});
  const page = view(root, {values: empty(), warnings: [], key: newKey(), loading: true}, state => template(state, ctx, {change, save}));
  const {set, state} = page;
  let timer;

  function change(name, value) {
    const values = {...state().values, [name]: value};
    set({values, key: newKey(), refused: null, saved: null, warnings: localWarnings(values, state().chapters, state().types)});
    clearTimeout(timer);
    timer = setTimeout(() => similar(ctx, values).then(found => found.length && set({warnings: [...state().warnings, ...found]}), () => {}), PAUSE_MILLIS);
  }

  async function save(event, anyway) {
    event.preventDefault();
    if (!event.target.closest('form').reportValidity()) return;
    set({saving: true, refused: null, saved: null});
    await attemptOnce(ctx.signal, set, async () => {
      try {
        const more = {'Idempotency-Key': state().key, ...(anyway ? {} : {Prefer: 'handling=strict'})};
        const saved = await send('POST', 'activities', body(state().values, ctx), more);
        announce(t('form.saved'));
        const {chapter_id, activity_type, submitted_at} = state().values;
        set({saved, values: {...empty(), chapter_id, activity_type, submitted_at}, key: newKey(), warnings: []});
      } catch (problem) {
        if (problem.code !== 'warnings-refused') throw problem;
        set({refused: problem.errors, key: newKey()});
        announce(t('form.refused'));
      }
    });
    set({saving: false});
  }

  attempt(ctx.signal, set, async () => {
    const [known, rules] = await Promise.all([chapters(ctx.org), categories()]);
    set({chapters: known, types: knownTypes(rules), categories: [...new Set(Object.values(rules.categories))], loading: false});
  });
  return () => {
    clearTimeout(timer);
    page.stop();
  };
}

/** Times are those of the browser, which records what happens around it. */
function body(values, ctx) {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  return {...given, org_id: ctx.org, submitted_at: new Date(values.submitted_at).toISOString(),
    hours: Number(values.hours || 0), participant_count: Number(values.participant_count || 0)};
}

function template(state, ctx, {change, save}) {
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('loading'));
  const {values} = state;
  const of = (key, more) => ({key, value: values[key], change, ...more});
  return html`<form class="record-form" @submit=${save}>
    ${select(of('chapter_id', {required: true}), [['', t('choose')], ...state.chapters.map(it => [it.chapter_id, it.name])])}
    ${field(of('activity_type', {required: true, list: 'types', autocomplete: 'off'}))}
    ${suggestions('types', state.types.map(it => [it, name('type', it)]))}
    ${field(of('contact_id', {required: true, autocomplete: 'off'}))}
    ${field(of('submitted_at', {required: true, type: 'datetime-local'}))}
    ${field(of('hours', {type: 'number', min: 0, step: '0.01', inputmode: 'decimal'}))}
    ${field(of('participant_count', {type: 'number', min: 0, step: 1, inputmode: 'numeric'}))}
    ${select(of('status'), STATUSES.map(it => [it, name('status', it)]))}
    ${select(of('category'), [['', t('form.byType')], ...state.categories.map(it => [it, name('category', it)])])}
    ${field(of('location'))}
    ${field(of('description', {wide: true}))}
    <div class="ds-field"><label class="ds-label" for="actor">${t('form.actor')}</label>
      <input class="ds-input" id="actor" .value=${live(actor.get())} @change=${it => actor.set(it.target.value.trim())} autocomplete="name"></div>
    <div class="form-end" aria-live="polite">
      ${state.refused ? nothing : warningList(state.warnings)}
      ${showProblem(state.problem)}
      ${state.refused ? refused(state.refused, save, state.saving) : html`<button class="ds-button" ?disabled=${state.saving}>${t('form.save')}</button>`}
      ${state.saved ? recorded(state.saved, ctx) : nothing}
    </div>
  </form>`;
}

const refused = (warnings, save, saving) => html`<div class="ds-alert" data-color="warning">
  <h2 class="ds-heading" data-size="2xs">${t('form.refused')}</h2>
  <ul>${warnings.map(it => html`<li>${it.code ? name('warning', it.code) : nothing} <span class="hint">${it.message}</span></li>`)}</ul>
  <button type="button" class="ds-button" ?disabled=${saving} @click=${it => save(it, true)}>${t('form.anyway')}</button></div>`;

const recorded = (saved, ctx) => html`<div class="ds-alert" data-color="success">
  <p>${t('form.savedAs', {type: name('type', saved.activity_type), participants: number(saved.participant_count), hours: number(saved.hours)})}
    <a class="ds-link" href=${ctx.to('record', {tab: 'activities', all: 1})}>${t('form.seeAll')}</a></p>
  ${warningList(saved.warnings ?? [])}</div>`;
