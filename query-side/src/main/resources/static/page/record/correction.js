import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {categories, chapters} from '../reference.js';
import {name, t} from '../i18n.js';
import {dropActivity} from './drop.js';
import {refusal} from './form.js';
import {localWarnings, warningList} from './warnings.js';
import {KEYS, activityFields, choices, sent, valuesOf} from './fields.js';

/**
 * Corrects an activity, or deletes it. Only fields that were changed are sent, and only as long as nobody else has changed the
 * activity since it was read; otherwise it is shown what they changed, and one decides again.
 */
export function mount(root, ctx) {
  const path = 'activities/' + encodeURIComponent(ctx.params.id);
  const page = view(root, {loading: true, warnings: []}, state => template(state, ctx, {change, save, keep, take, drop}));
  const {set, state} = page;
  const read = () => get(path, {}, ctx.signal);
  const start = activity => ({activity, base: valuesOf(activity), values: valuesOf(activity), stale: null, refused: null, warnings: []});

  function change(key, value) {
    const values = {...state().values, [key]: value};
    set({values, refused: null, done: null, warnings: localWarnings(values, state().chapters, state().types)});
  }

  async function save(event, anyway) {
    event.preventDefault();
    if (!event.target.closest('form').reportValidity()) return;
    set({saving: true, refused: null, done: null});
    await attemptOnce(ctx.signal, set, async () => {
      try {
        const more = {'If-Match': `"${state().activity.version}"`, ...(anyway ? {} : {Prefer: 'handling=strict'})};
        const saved = await send('PUT', path, changes(state()), more);
        announce(t('correct.done'));
        set({...start(saved), done: saved});
      } catch (problem) {
        if (problem.code === 'stale-version') return set({stale: await read()});
        if (problem.code !== 'warnings-refused') throw problem;
        set({refused: problem.errors});
        announce(t('form.refused'));
      }
    });
    set({saving: false});
  }

  /** Keeps what was typed, on top of what others changed. */
  function keep() {
    const {stale, values, base} = state();
    const theirs = valuesOf(stale);
    const merged = Object.fromEntries(KEYS.map(it => [it, values[it] === base[it] ? theirs[it] : values[it]]));
    set({activity: stale, base: theirs, values: merged, stale: null});
  }
  const take = () => set(start(state().stale));
  const drop = () => dropActivity(ctx, set, state().activity, () => set({deleted: true}), newest => set({stale: newest}));

  attempt(ctx.signal, set, async () => {
    const [activity, known, rules] = await Promise.all([read(), chapters(ctx.org), categories()]);
    set({...choices(known, rules), ...start(activity), loading: false});
  });
  return page.stop;
}

const changed = ({values, base}) => KEYS.filter(it => values[it] !== base[it]);

/** A text that was emptied is removed. */
const changes = state => Object.fromEntries(changed(state).map(it => [it, state.values[it] === '' && !['hours', 'participant_count'].includes(it)
  ? null : sent(it, state.values[it])]));

function template(state, ctx, {change, save, keep, take, drop}) {
  const list = html`<a class="ds-link" href=${ctx.to('record', {tab: 'activities'})}>${t('form.seeAll')}</a>`;
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('loading'));
  if (state.deleted) return html`<p class="ds-alert" data-color="success" role="status">${t('activities.dropped')} ${list}</p>`;
  return html`<form class="record-form" @submit=${save}>
    <h2 class="ds-heading" data-size="xs" data-wide>${t('correct.title', {type: name('type', state.activity.activity_type)})}</h2>
    ${activityFields(state, change)}
    <div class="form-end" aria-live="polite">
      ${state.refused ? nothing : warningList(state.warnings)}
      ${state.stale ? nothing : showProblem(state.problem, KEYS)}
      ${state.stale ? conflict(state, keep, take) : state.refused ? refusal(state.refused, it => save(it, true), state.saving)
        : html`<button class="ds-button" ?disabled=${state.saving || changed(state).length === 0}>${t('correct.save')}</button>
          <button type="button" class="ds-button" data-variant="secondary" data-color="danger" @click=${drop}>${t('activities.drop')}</button>`}
      ${state.done ? html`<div class="ds-alert" data-color="success"><p>${t('correct.done')} ${list}</p>${warningList(state.done.warnings ?? [])}</div>` : list}
    </div>
  </form>`;
}

/** What others changed meanwhile, beside what was typed. */
function conflict({stale, base, values}, keep, take) {
  const theirs = valuesOf(stale);
  const shown = KEYS.filter(it => theirs[it] !== base[it]);
  return html`<div class="ds-alert conflict" data-color="warning" role="alert">
    <h2 class="ds-heading" data-size="2xs">${t('correct.stale')}</h2>
    <ul>${shown.map(it => html`<li>${t('activity.' + it)}: <del>${base[it] || t('empty')}</del> → <strong>${theirs[it] || t('empty')}</strong>${
      values[it] === base[it] ? nothing : html` <span class="hint">${t('correct.yours', {value: values[it] || t('empty')})}</span>`}</li>`)}</ul>
    <p class="form-end"><button type="button" class="ds-button" @click=${keep}>${t('correct.keep')}</button>
      <button type="button" class="ds-button" data-variant="secondary" @click=${take}>${t('correct.take')}</button></p></div>`;
}
