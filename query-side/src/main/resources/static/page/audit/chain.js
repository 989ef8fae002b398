import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get, saveFile, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {icons} from '../icons.js';
import {number, time} from '../format.js';
import {name, t} from '../i18n.js';

/** The head of the hash chain, to be written down, and the check of one that was. */
export function mount(root, ctx) {
  const page = view(root, {loading: true}, state => template(state, check));
  const {set} = page;
  const check = event => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value));
    const body = given.position ? {position: Number(given.position), hash: given.hash} : {};
    set({checking: true, report: null});
    attemptOnce(ctx.signal, set, async () => {
      const report = await send('POST', 'audit/chain/checks', body);
      set({report});
      announce(report.intact ? t('chain.intact') : t('chain.broken'));
    }).finally(() => set({checking: false}));
  };
  attempt(ctx.signal, set, async () => set({head: await get('audit/chain', {}, ctx.signal), loading: false}));
  return page.stop;
}

function template({loading: busy, problem, head, report, checking}, check) {
  if (busy) return problem ? showProblem(problem) : loading(t('loading'));
  const save = () => saveFile(`chain-head-${head.position}.json`, JSON.stringify(head, null, 2));
  return html`<section class="panel chain">
    <h2 class="ds-heading" data-size="xs">${t('chain.head')}</h2>
    <p>${t('chain.intro')}</p>
    <p class="head"><span class="head-position">${head.position}</span><code>${head.hash}</code></p>
    <p class="hint">${time(head.recorded_at)} · ${head.algorithm}</p>
    <button class="ds-button" @click=${save}>${icons.download}${t('chain.writeDown')}</button>
    <button class="ds-button" data-variant="secondary" @click=${() => print()}>${icons.print}${t('print')}</button>
  </section>
  <form class="panel chain-check" @submit=${check}>
    <h2 class="ds-heading" data-size="xs">${t('chain.check')}</h2>
    <p>${t('chain.checkIntro')}</p>
    <div class="filters"><label>${t('chain.position')}<input class="ds-input" name="position" type="number" min="1"></label>
      <label class="grow">${t('chain.hash')}<input class="ds-input" name="hash" pattern="[0-9a-f]{64}" spellcheck="false" autocomplete="off"></label>
      <button class="ds-button" ?disabled=${checking}>${checking ? t('chain.checking') : t('chain.check')}</button></div>
    ${showProblem(problem)}
    ${report ? result(report) : nothing}
  </form>`;
}

function result(report) {
  const well = report.intact && report.agrees !== false;
  return html`<div class="ds-alert" data-color=${well ? 'success' : 'danger'}>
    <h3 class="ds-heading" data-size="2xs">${report.intact ? t('chain.intact') : t('chain.broken')}</h3>
    <p>${t('chain.counted', {events: number(report.events)})} ${report.agrees === null ? '' : report.agrees ? t('chain.agrees') : t('chain.disagrees')}</p>
    ${report.first_difference ? html`<p>${t('chain.first', {position: report.first_difference.position})} ${name('chain', report.first_difference.what)}:
      ${report.first_difference.detail}</p>` : nothing}</div>`;
}
