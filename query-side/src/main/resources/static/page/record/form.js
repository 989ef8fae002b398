import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {live} from '../vendor/lit-html/directives/live.js';
import {newKey, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {person} from '../account.js';
import {categories, chapters} from '../reference.js';
import {number, today} from '../format.js';
import {actor} from '../session.js';
import {name, t} from '../i18n.js';
import {mount as correction} from './correction.js';
import {localWarnings, similar, similarList, warningList} from './warnings.js';
import {KEYS, activityFields, choices, sent} from './fields.js';

const PAUSE_MILLIS = 400;
const NOON = 'T12:00';

/** Records an activity, or corrects the one that the address names. */
export const mount = (root, ctx) => ctx.params.id ? correction(root, ctx) : recording(root, ctx);

/** What looks wrong is said while one types, and asked about before it is recorded. */
function recording(root, ctx) {
  const empty = () => ({chapter_id: ctx.params.chapter ?? '', activity_type: '', contact_id: '', submitted_at: today() + NOON,
    hours: '', participant_count: '1', description: '', location: '', status: 'completed', category: ''});
  const page = view(root, {values: empty(), warnings: [], alike: [], key: newKey(), loading: true}, state => template(state, ctx, {change, save}));
  const {set, state} = page;
  let timer;

  function change(name, value) {
    const values = {...state().values, [name]: value};
    set({values, key: newKey(), refused: null, saved: null, alike: [], warnings: localWarnings(values, state().chapters, state().types)});
    clearTimeout(timer);
    timer = setTimeout(() => similar(ctx, values).then(alike => state()?.values === values && set({alike}), () => {}), PAUSE_MILLIS);
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
        set({saved, values: {...empty(), chapter_id, activity_type, submitted_at}, key: newKey(), warnings: [], alike: []});
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
    set({...choices(known, rules), loading: false});
  });
  return () => {
    clearTimeout(timer);
    page.stop();
  };
}

function body(values, ctx) {
  const given = Object.entries(values).filter(([key, value]) => value !== '' || key === 'hours' || key === 'participant_count');
  return {...Object.fromEntries(given.map(([key, value]) => [key, sent(key, value)])), org_id: ctx.org};
}

function template(state, ctx, {change, save}) {
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('loading'));
  return html`<form class="record-form" @submit=${save}>
    ${activityFields(state, change)}
    ${person() ? nothing : html`<div class="ds-field"><label class="ds-label" for="actor">${t('form.actor')}</label>
      <input class="ds-input" id="actor" .value=${live(actor.get())} @change=${it => actor.set(it.target.value.trim())} autocomplete="name"></div>`}
    <div class="form-end" aria-live="polite">
      ${state.refused ? nothing : warningList(state.warnings)}
      ${similarList(ctx, state.alike, state.chapters)}
      ${showProblem(state.problem, KEYS)}
      ${state.refused ? refusal(state.refused, it => save(it, true), state.saving) : html`<button class="ds-button" ?disabled=${state.saving}>${t('form.save')}</button>`}
      ${state.saved ? recorded(state.saved, ctx) : nothing}
    </div>
  </form>`;
}

/** What the server warns of, and a way to do it anyway. */
export const refusal = (warnings, anyway, saving) => html`<div class="ds-alert" data-color="warning">
  <h2 class="ds-heading" data-size="2xs">${t('form.refused')}</h2>
  <ul>${warnings.map(it => html`<li>${it.code ? name('warning', it.code) : nothing} <span class="hint">${it.message}</span></li>`)}</ul>
  <button type="button" class="ds-button" ?disabled=${saving} @click=${anyway}>${t('form.anyway')}</button></div>`;

const recorded = (saved, ctx) => html`<div class="ds-alert" data-color="success">
  <p>${t('form.savedAs', {type: name('type', saved.activity_type), participants: number(saved.participant_count), hours: number(saved.hours)})}
    <a class="ds-link" href=${ctx.to('record', {tab: 'form', id: saved.activity_id})}>${t('correct.open')}</a>
    <a class="ds-link" href=${ctx.to('record', {tab: 'activities', all: 1})}>${t('form.seeAll')}</a></p>
  ${warningList(saved.warnings ?? [])}</div>`;
