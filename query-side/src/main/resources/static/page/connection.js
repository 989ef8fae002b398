import {html} from './vendor/lit-html/lit-html.js';
import {t} from './i18n.js';

/** How the connection of a watch is, in a colour, a sign and words. */
export const connection = state => html`<p class="connection" data-state=${state}>
  <span aria-hidden="true" class="dot"></span><span id="connection" role="status">${t('connection.' + state)}</span></p>`;
