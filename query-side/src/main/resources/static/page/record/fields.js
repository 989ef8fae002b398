import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {live} from '../vendor/lit-html/directives/live.js';
import {name, t} from '../i18n.js';

const STATUSES = ['completed', 'planned', 'cancelled'];

const frame = ({key, required, wide, error}, input) => html`<div class="ds-field" ?data-wide=${wide}>
  <label class="ds-label" for=${key}>${t('activity.' + key)} ${required ? nothing : html`<span class="hint">${t('optional')}</span>`}</label>${input}
  ${error ? html`<p class="ds-validation-message" data-color="danger" id="${key}-error" lang="en">${error}</p>` : nothing}</div>`;

const described = it => it.error ? it.key + '-error' : nothing;

/** A labelled input; `change(key, value)` is called with what is typed. */
const field = it => frame(it, html`<input class="ds-input" id=${it.key} name=${it.key} type=${it.type ?? 'text'}
  .value=${live(it.value)} ?required=${it.required} list=${it.list ?? nothing} min=${it.min ?? nothing} step=${it.step ?? nothing}
  aria-invalid=${it.error ? 'true' : nothing} aria-describedby=${described(it)}
  inputmode=${it.inputmode ?? nothing} autocomplete=${it.autocomplete ?? nothing} @input=${event => it.change(it.key, event.target.value)}>`);

const select = (it, options) => frame(it, html`<select class="ds-input" id=${it.key} name=${it.key} ?required=${it.required}
  aria-invalid=${it.error ? 'true' : nothing} aria-describedby=${described(it)} @change=${event => it.change(it.key, event.target.value)}>
  ${options.map(([value, text]) => html`<option value=${value} .selected=${value === it.value}>${text}</option>`)}</select>`);

const suggestions = (id, options) => html`<datalist id=${id}>${options.map(([value, text]) => html`<option value=${value} label=${text}></option>`)}</datalist>`;

/** The activity types that the category rules know. */
const knownTypes = rules => Object.keys(rules.categories).sort();

/** What the fields offer to choose from. */
export const choices = (chapters, rules) => ({chapters, types: knownTypes(rules), categories: [...new Set(Object.values(rules.categories))]});

export const KEYS = ['chapter_id', 'activity_type', 'contact_id', 'submitted_at', 'hours', 'participant_count', 'status', 'category', 'location', 'description'];

/** The fields of an activity, each with what the server found wrong with it. */
export function activityFields({values, problem, chapters, types, categories}, change) {
  const errors = problem?.problem.errors ?? [];
  const of = (key, more) => ({key, value: values[key], change, error: errors.filter(it => it.field === key).map(it => it.message).join(' '), ...more});
  const known = chapters.some(it => it.chapter_id === values.chapter_id);
  return html`
    ${select(of('chapter_id', {required: true}), [['', t('choose')], ...chapters.map(it => [it.chapter_id, it.name]),
      ...(values.chapter_id && !known ? [[values.chapter_id, values.chapter_id]] : [])])}
    ${field(of('activity_type', {required: true, list: 'types', autocomplete: 'off'}))}
    ${suggestions('types', types.map(it => [it, name('type', it)]))}
    ${field(of('contact_id', {required: true, autocomplete: 'off'}))}
    ${field(of('submitted_at', {required: true, type: 'datetime-local'}))}
    ${field(of('hours', {type: 'number', min: 0, step: '0.01', inputmode: 'decimal'}))}
    ${field(of('participant_count', {type: 'number', min: 0, step: 1, inputmode: 'numeric'}))}
    ${select(of('status'), STATUSES.map(it => [it, name('status', it)]))}
    ${select(of('category'), [['', t('form.byType')], ...categories.map(it => [it, name('category', it)])])}
    ${field(of('location'))}
    ${field(of('description', {wide: true}))}`;
}

const local = instant => {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** What the fields show of an activity. Times are those of the browser. */
export const valuesOf = activity => Object.fromEntries(KEYS.map(it => [it,
  it === 'submitted_at' ? local(activity.submitted_at) : String(activity[it] ?? '')]));

const NUMBERS = ['hours', 'participant_count'];

/** What a field is for the API. */
export const sent = (key, value) => NUMBERS.includes(key) ? Number(value || 0) : key === 'submitted_at' ? new Date(value).toISOString() : value;
