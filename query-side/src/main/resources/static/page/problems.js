import {html, nothing} from './vendor/lit-html/lit-html.js';
import {t} from './i18n.js';
import {route, address, shared} from './router.js';
import {tokenForm} from './token.js';

/** A problem, what the server says of it, and a way on. */
export function problemView({problem, again, waits}) {
  return html`<div class="ds-alert problem" data-color=${problem.passing ? 'warning' : 'danger'} role="alert">
    <h2 class="ds-heading" data-size="2xs">${heading(problem)}</h2>
    <p>${problem.detail}</p>
    ${problem.errors.length ? html`<ul>${problem.errors.map(it => html`<li><code>${it.field}</code> ${it.message}</li>`)}</ul>` : nothing}
    ${wayOn(problem, again, waits)}
  </div>`;
}

function heading(problem) {
  const key = 'problem.' + problem.status;
  const text = t(key);
  return text === key ? problem.title : text;
}

function wayOn(problem, again, waits) {
  const {params} = route();
  if (problem.status === 401 || problem.status === 403) return tokenForm(again);
  if (problem.status === 404 && params.as_of) {
    return html`<a class="ds-link" href=${address(route().place, {...params, as_of: null})}>${t('asOf.leave')}</a>`;
  }
  if (problem.passing) {
    return html`${waits ? html`<p class="hint">${t('problem.retries', {seconds: problem.retryAfter})}</p>` : nothing}
      <button class="ds-button" data-variant="secondary" @click=${again}>${t('problem.again')}</button>`;
  }
  return html`<a class="ds-link" href=${address('overview', {period: shared(params).period})}>${t('problem.start')}</a>`;
}
