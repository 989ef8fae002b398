import {html, nothing} from './vendor/lit-html/lit-html.js';
import {LANGUAGES, currentLanguage, loadLanguage, t} from './i18n.js';
import {logOut, person} from './account.js';
import {colours, language} from './session.js';

const SCHEMES = ['auto', 'light', 'dark'];

/** Language and colours. */
export function preferences(restart) {
  const chooseLanguage = async event => {
    language.set(event.target.value);
    await loadLanguage();
    restart();
  };
  const chooseColours = event => {
    colours.set(event.target.value);
    document.documentElement.dataset.colorScheme = event.target.value;
    restart();
  };
  const select = (name, text, values, chosen, titles, choose) => html`<label><span class="ds-sr-only">${text}</span>
    <select class="ds-input" name=${name} @change=${choose}>
      ${values.map(it => html`<option value=${it} ?selected=${it === chosen}>${titles(it)}</option>`)}
    </select></label>`;
  return html`<div class="preferences">
    ${person() ? html`<span class="person">${person()}</span><button class="ds-button" data-variant="tertiary" data-size="sm" @click=${logOut}>${t('login.out')}</button>` : nothing}
    ${select('language', t('language'), Object.keys(LANGUAGES), currentLanguage(), it => LANGUAGES[it], chooseLanguage)}
    ${select('colours', t('colours'), SCHEMES, colours.get() || 'auto', it => t('colours.' + it), chooseColours)}
  </div>`;
}
