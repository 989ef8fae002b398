import {html, render} from '../vendor/lit-html/lit-html.js';
import {mountPart} from '../tabs.js';
import {confined, identified, may, person} from '../account.js';
import {token} from '../session.js';
import {tokenForm} from '../token.js';
import {t} from '../i18n.js';
import {mount as events} from './events.js';
import {mount as history} from './history.js';
import {mount as past} from './past.js';
import {mount as differences} from './differences.js';
import {mount as chain} from './chain.js';
import {mount as jobs} from './jobs.js';

/** What auditors ask: what happened, to what, what was known when, what differs, and whether all of it is true. */
export function mount(root, ctx) {
  let stop = () => {};
  const draw = template => render(template, root);
  const start = () => {
    if (!identified()) {
      return draw(html`<h1 class="ds-heading" data-size="lg">${t('place.audit')}</h1><div class="panel narrow"><p>${t('audit.intro')}</p>${tokenForm(start)}</div>`);
    }
    const parts = {events, history, past, differences, chain, ...(may('audit:run') && !(person() && confined()) ? {jobs} : {})};
    stop = mountPart(root, ctx, 'audit', parts, template => draw(html`${template}<p class="tools no-print" ?hidden=${!token.get()}>
      <button class="ds-button" data-variant="tertiary" data-size="sm" @click=${forget}>${t('token.forget')}</button></p>`));
  };
  const forget = () => {
    token.set('');
    stop();
    start();
  };
  start();
  return () => stop();
}
