import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {repeat} from '../vendor/lit-html/directives/repeat.js';
import {date, number, time} from '../format.js';
import {icons} from '../icons.js';
import {may} from '../account.js';
import {name, t} from '../i18n.js';

const FILTERS = ['', 'true', 'false'];

/** What a figure consists of. */
export function explanation({found, entries, names, filter}, ctx, {more, choose, download}) {
  const {counted, ...others} = found.activities;
  return html`
    <p>${t('why.made', {count: number(counted ?? 0)})}
      ${Object.entries(others).filter(([, count]) => count > 0).map(([reason, count]) => html`<span class="reason">${number(count)} ${name('reason', reason).toLowerCase()}</span> `)}</p>
    <p class="adds-up" data-color=${found.adds_up ? 'success' : 'danger'}><span aria-hidden="true">${found.adds_up ? '✓' : '✗'}</span>
      ${found.adds_up ? t('why.addsUp') : t('why.differs')}</p>
    <dl class="facts">
      ${fact(t('why.run'), `${found.run}`)}
      ${fact(t('why.completed'), time(found.completed_at))}
      ${fact(t('why.position'), number(found.position))}
      ${fact(t('why.rules'), `${name('rules', found.rules.kind)}${found.rules.id ? ' ' + found.rules.id : ''}, ${t('version', {version: found.rules.version})}`)}
    </dl>
    <div class="why-tools">
      <div class="chips" role="group" aria-label=${t('why.filter')}>${FILTERS.map(it => html`<button class="ds-chip" aria-pressed=${it === filter}
        @click=${() => choose(it)}>${t('why.filter.' + (it || 'all'))}</button>`)}</div>
      <button class="ds-button" data-variant="tertiary" data-size="sm" @click=${() => download('csv')}>${icons.download}CSV</button>
      <button class="ds-button" data-variant="tertiary" data-size="sm" @click=${() => download('json')}>${icons.download}JSON</button>
    </div>
    ${entries.length === 0 ? html`<p class="hint">${t('why.none')}</p>` : table(entries, names, ctx)}
    ${found.next_after ? html`<button class="ds-button" data-variant="secondary" @click=${more}>${t('showMore')}</button>` : nothing}`;
}

const fact = (title, text) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`;

const table = (entries, names, ctx) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('why.activities')}>
  <table class="ds-table" data-size="sm">
    <caption class="ds-sr-only">${t('why.activities')}</caption>
    <thead><tr><th scope="col">${t('activity.day')}</th><th scope="col">${t('activity.type')}</th><th scope="col">${t('activity.chapter')}</th>
      <th scope="col">${t('activity.contact')}</th><th scope="col" class="number">${t('figure.participants')}</th>
      <th scope="col" class="number">${t('figure.hours')}</th><th scope="col">${t('why.counted')}</th><th scope="col">${t('why.event')}</th><td></td></tr></thead>
    <tbody>${repeat(entries, it => it.activity_id, it => html`<tr>
      <td>${date(it.submitted_at)}</td><td>${name('type', it.activity_type)}</td><td>${names.get(it.chapter_id) ?? it.chapter_id}</td><td>${it.contact_id}</td>
      <td class="number">${number(it.participant_count)}</td><td class="number">${number(it.hours)}</td>
      <td>${it.counted ? html`<span aria-hidden="true">✓</span> ${it.counted_as ? name('category', it.counted_as) : t('yes')}`
        : html`<span aria-hidden="true">–</span> ${name('reason', it.reason)}`}</td>
      <td><a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.activity_id})}
        aria-label=${t('why.eventOf', {position: it.position})}>${it.position}</a></td>
      <td>${it.reason === 'deleted' || !may('activities:write') ? nothing : html`<a class="ds-link" href=${ctx.to('record', {tab: 'form', id: it.activity_id})}
        aria-label="${t('correct.open')}: ${name('type', it.activity_type)}, ${date(it.submitted_at)}">${t('correct.open')}</a>`}</td>
    </tr>`)}</tbody>
  </table></div>`;
