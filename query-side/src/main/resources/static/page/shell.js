import {html, nothing, render} from './vendor/lit-html/lit-html.js';
import {organizations, registeredPeriods, usualPeriod} from './reference.js';
import {PLACES, address, go, onRoute, replace, route, shared} from './router.js';
import {latestOrganization, latestPeriod} from './session.js';
import {attempt, loading, showProblem} from './view.js';
import {currentLanguage, t} from './i18n.js';
import {asOfBar} from './asOf.js';
import {pickers} from './pickers.js';
import {preferences} from './preferences.js';
import {loginPanel} from './login.js';
import {may, mustLogIn} from './account.js';
import {icons} from './icons.js';

const LOADERS = {
  overview: () => import('./overview/overview.js'),
  report: () => import('./report/report.js'),
  record: () => import('./record/record.js'),
  live: () => import('./live/live.js'),
  audit: () => import('./audit/audit.js'),
};
const WITH_PAST = ['overview', 'report'];
/** What one must be allowed to be shown a place: one of these. */
const NEEDED = {overview: ['figures:read'], report: ['figures:read'], record: ['activities:read', 'activities:write', 'figures:read'],
  live: ['figures:read'], audit: ['audit:read']};
const offered = place => NEEDED[place].some(may);

let root;
let mounted = null;
const state = {organizations: null, registered: [], problem: null, loading: true};

export async function startShell(element, loginFailed) {
  root = element;
  onRoute(show);
  state.loginFailed = loginFailed;
  await begun();
}

async function begun() {
  if (mustLogIn()) return draw();
  await attempt(new AbortController().signal, change, async () => {
    const [known, registered] = await Promise.all([organizations(), registeredPeriods()]);
    change({organizations: known, registered, loading: false});
    show();
  });
}

function change(changes) {
  Object.assign(state, changes);
  draw();
}

/** Draws everything anew, as after another language was chosen. */
export function restart() {
  mounted?.stop();
  mounted = null;
  show();
}

function show() {
  if (!state.organizations) return;
  const now = route();
  const org = chosenOrganization(now.params);
  if (!org) return draw();
  const allowed = offered(now.place) ? now.place : PLACES.find(offered);
  if (allowed && allowed !== now.place) return go(allowed, shared(now.params));
  const completed = {...now.params, org, period: now.params.period || latestPeriod.get()};
  if (!completed.period) return begin(org);
  if (completed.org !== now.params.org || completed.period !== now.params.period || !location.hash) {
    if (location.search) history.replaceState(null, '', location.pathname + address(now.place, completed));
    return replace(completed);
  }
  latestOrganization.set(completed.org);
  latestPeriod.set(completed.period);
  draw();
  mount(now);
}

/** Begins with the period that is usual for the organization. */
const begin = org => attempt(new AbortController().signal, change, async () => {
  const period = await usualPeriod(org);
  change({loading: false});
  replace({...route().params, org, period});
});

function chosenOrganization(params) {
  if (params.org) return params.org;
  const latest = latestOrganization.get();
  return state.organizations.some(it => it.org_id === latest) ? latest : state.organizations[0]?.org_id;
}

async function mount({place, params}) {
  const key = JSON.stringify([place, params, currentLanguage()]);
  if (mounted?.key === key) return;
  const before = mounted;
  before?.stop();
  const leaving = new AbortController();
  const current = {key, place, tab: params.tab, stop: () => leaving.abort()};
  mounted = current;
  document.title = `${t('place.' + place)} – ${t('brand')}`;
  const main = document.getElementById('place');
  const module = await LOADERS[place]();
  if (leaving.signal.aborted) return;
  const stop = module.mount(main, {
    org: params.org,
    period: params.period,
    asOf: WITH_PAST.includes(place) ? params.as_of : undefined,
    params,
    signal: leaving.signal,
    organization: state.organizations.find(it => it.org_id === params.org),
    registered: state.registered,
    to: (other, more = {}) => address(other, {...shared(params), ...more}),
  });
  current.stop = () => {
    leaving.abort();
    stop();
  };
  if (before && (before.place !== place || before.tab !== params.tab)) main.focus();
}

const navigation = ({place, params}) => html`<nav class="places" aria-label=${t('nav')}>
  ${PLACES.filter(offered).map(it => html`<a href=${address(it, shared(params))} aria-current=${it === place ? 'page' : nothing}>
    ${icons[it]}<span>${t('place.' + it)}</span></a>`)}
</nav>`;

function draw() {
  const now = route();
  document.body.dataset.place = now.place;
  document.body.toggleAttribute('data-wall', now.params.wall === '1');
  render(html`
    <a class="ds-skip-link" href="#place" @click=${skip}>${t('skip')}</a>
    <header class="masthead" data-color-scheme="dark">
      <a class="brand" href=${address('overview', shared(now.params))}><img src="page/icon.svg" alt="" width="28" height="28">${t('brand')}</a>
      ${mustLogIn() ? html`<span class="places"></span>` : navigation(now)}
      ${preferences(restart)}
    </header>
    ${state.organizations && now.params.org ? pickers(state, now) : nothing}
    ${now.params.as_of && WITH_PAST.includes(now.place) ? asOfBar(now) : nothing}
    ${state.loading && !state.problem && !mustLogIn() ? loading(t('loading')) : nothing}
    ${showProblem(state.problem)}
    ${state.organizations?.length === 0 ? html`<p class="empty">${t('noOrganizations')}</p>` : nothing}
    ${mustLogIn() ? loginPanel(state.loginFailed, begun) : html`<main id="place" tabindex="-1"></main>`}
    <footer class="colophon"><a class="ds-link" href="swagger-ui">${t('footer.api')}</a> <a class="ds-link" href="problems">${t('footer.problems')}</a></footer>`, root);
}

function skip(event) {
  event.preventDefault();
  document.getElementById('place').focus();
}
