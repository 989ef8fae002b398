import {html, render} from './vendor/lit-html/lit-html.js';
import {t} from './i18n.js';

/**
 * Asks before something is done that cannot be taken back. Resolves to false, or to the texts of `fields`
 * (`[{key, label, value}]`, all required), an empty object where there are none.
 */
export function confirm(title, detail, signal, fields = []) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ds-dialog confirm';
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  document.body.append(dialog);
  return new Promise(done => {
    const end = answer => {
      done(answer);
      dialog.remove();
    };
    dialog.addEventListener('close', () => end(false));
    signal.addEventListener('abort', () => dialog.close());
    const submit = event => {
      event.preventDefault();
      end(Object.fromEntries(new FormData(event.target)));
    };
    render(html`<form @submit=${submit}>
      <h2 class="ds-heading" data-size="sm" id="confirm-title">${title}</h2>
      <p>${detail}</p>
      ${fields.map(it => html`<div class="ds-field"><label class="ds-label" for="confirm-${it.key}">${it.label}</label>
        <input class="ds-input" id="confirm-${it.key}" name=${it.key} value=${it.value ?? ''} required></div>`)}
      <div class="confirm-end"><button class="ds-button">${title}</button>
        <button type="button" class="ds-button" data-variant="secondary" @click=${() => dialog.close()}>${t('cancel')}</button></div>
    </form>`, dialog);
    dialog.showModal();
  });
}
