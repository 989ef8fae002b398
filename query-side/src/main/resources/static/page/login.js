import {html, nothing} from './vendor/lit-html/lit-html.js';
import {logIn, logins} from './account.js';
import {t} from './i18n.js';
import {tokenForm} from './token.js';

/** Links to the issuers. */
export const loginLinks = () => logins().map(it => html`<a class="ds-button" href=${it.address} @click=${logIn}>${
  logins().length > 1 ? t('login.with', {issuer: it.title}) : t('login.in')}</a>`);

/** What people see who have to log in first. */
export const loginPanel = (failed, then) => html`<main id="place" tabindex="-1"><section class="panel narrow login">
  <h1 class="ds-heading" data-size="md">${t('login.title')}</h1>
  ${failed ? html`<p class="ds-alert" data-color="danger" role="alert">${t('login.failed')}</p>` : nothing}
  <p>${t('login.intro')}</p>
  <p>${loginLinks()}</p>
  <details><summary>${t('login.token')}</summary>${tokenForm(then)}</details>
</section></main>`;
