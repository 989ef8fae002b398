import {html, nothing} from './vendor/lit-html/lit-html.js';
import {t} from './i18n.js';
import {route, address, shared} from './router.js';
import {logins} from './account.js';
import {loginLinks} from './login.js';
import {tokenForm} from './token.js';

/**
 * A problem, what it is called in the language of the page, what the server says of it, and a way on.
 * @param shown the fields whose errors are shown beside them already
 */
export function problemView({problem, again, waits}, shown = []) {
  const errors = problem.errors.filter(it => !shown.includes(it.field));
  const beside = problem.errors.length > errors.length;
  return html`<div class="ds-alert problem" data-color=${problem.passing ? 'warning' : 'danger'} role="alert">
    <h2 class="ds-heading" data-size="2xs">${heading(problem)}</h2>
    ${problem.said ? html`<p>${problem.said.remedy}</p>` : nothing}
    ${beside ? nothing : html`<p lang=${problem.said ? 'en' : nothing} class=${problem.said ? 'hint' : nothing}>${problem.detail}</p>`}
    ${errors.length ? html`<ul>${errors.map(it => html`<li><code>${it.field}</code> <span lang=${problem.said ? 'en' : nothing}>${it.message}</span></li>`)}</ul>` : nothing}
    ${beside ? nothing : wayOn(problem, again, waits)}
  </div>`;
}

function heading(problem) {
  if (problem.said) return problem.said.title;
  const key = 'problem.' + problem.status;
  const text = t(key);
  return text === key ? problem.title : text;
}

function wayOn(problem, again, waits) {
  const {params} = route();
  if (problem.status === 401 && logins().length) return html`<p>${loginLinks()}</p>`;
  if (problem.status === 401 || problem.status === 403) return tokenForm(again);
  if (problem.status === 409 || problem.status === 412) return nothing;
  if (problem.status === 404 && params.as_of) {
    return html`<a class="ds-link" href=${address(route().place, {...params, as_of: null})}>${t('asOf.leave')}</a>`;
  }
  if (problem.passing) {
    return html`${waits ? html`<p class="hint">${t('problem.retries', {seconds: problem.retryAfter})}</p>` : nothing}
      <button class="ds-button" data-variant="secondary" @click=${again}>${t('problem.again')}</button>`;
  }
  return html`<a class="ds-link" href=${address('overview', {period: shared(params).period})}>${t('problem.start')}</a>`;
}
