import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {live} from '../vendor/lit-html/directives/live.js';
import {t} from '../i18n.js';

const frame = ({key, required, wide}, input) => html`<div class="ds-field" ?data-wide=${wide}>
  <label class="ds-label" for=${key}>${t('activity.' + key)} ${required ? nothing : html`<span class="hint">${t('optional')}</span>`}</label>${input}</div>`;

/** A labelled input; `change(key, value)` is called with what is typed. */
export const field = it => frame(it, html`<input class="ds-input" id=${it.key} name=${it.key} type=${it.type ?? 'text'}
  .value=${live(it.value)} ?required=${it.required} list=${it.list ?? nothing} min=${it.min ?? nothing} step=${it.step ?? nothing}
  inputmode=${it.inputmode ?? nothing} autocomplete=${it.autocomplete ?? nothing} @input=${event => it.change(it.key, event.target.value)}>`);

export const select = (it, options) => frame(it, html`<select class="ds-input" id=${it.key} name=${it.key} ?required=${it.required}
  @change=${event => it.change(it.key, event.target.value)}>
  ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === it.value}>${text}</option>`)}</select>`);

export const suggestions = (id, options) => html`<datalist id=${id}>${options.map(([value, text]) => html`<option value=${value} label=${text}></option>`)}</datalist>`;

/** The activity types that the category rules know. */
export const knownTypes = rules => Object.keys(rules.categories).sort();
