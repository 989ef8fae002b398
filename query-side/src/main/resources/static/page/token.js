import {html, nothing} from './vendor/lit-html/lit-html.js';
import {t} from './i18n.js';
import {loadAccount} from './account.js';
import {token} from './session.js';

let fields = 0;

/** A field for the bearer token of auditors; `then` is called once it is set. */
export function tokenForm(then) {
  const id = 'token-' + ++fields;
  const save = async event => {
    event.preventDefault();
    token.set(new FormData(event.target).get('token').trim());
    await loadAccount();
    then();
  };
  const forget = async () => {
    token.set('');
    await loadAccount();
    then();
  };
  return html`<form class="token-form" @submit=${save}>
    <div class="ds-field">
      <label class="ds-label" for=${id}>${t('token.label')}</label>
      <p class="hint" id="${id}-hint">${t('token.hint')}</p>
      <input class="ds-input" id=${id} name="token" type="password" autocomplete="off" required aria-describedby="${id}-hint">
    </div>
    <div class="token-end"><button class="ds-button">${t('token.use')}</button>
      ${token.get() ? html`<button type="button" class="ds-button" data-variant="secondary" @click=${forget}>${t('token.forget')}</button>` : nothing}</div>
  </form>`;
}
