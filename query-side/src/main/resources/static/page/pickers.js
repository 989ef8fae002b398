import {html} from './vendor/lit-html/lit-html.js';
import {live} from './vendor/lit-html/directives/live.js';
import {choices, describe, label, parse, shift} from './period.js';
import {address, go} from './router.js';
import {icons} from './icons.js';
import {t} from './i18n.js';
import {today} from './format.js';

const YEARS = 4;

/** The organization and the period that every place is about. */
export function pickers({organizations, registered}, {place, params}) {
  const choose = (name, value) => go(place, {...params, [name]: value, as_of: null});
  const known = organizations.some(it => it.org_id === params.org);
  return html`<div class="pickers" role="group" aria-label=${t('pickers')}>
    <label class="picker"><span>${t('organization')}</span>
      <select class="ds-input" name="org" .value=${live(params.org)} @change=${it => choose('org', it.target.value)}>
        ${known ? '' : html`<option value=${params.org} selected>${params.org}</option>`}
        ${organizations.map(it => html`<option value=${it.org_id} ?selected=${it.org_id === params.org}>${it.name}</option>`)}
      </select>
    </label>
    <div class="picker-period">
      ${step(place, params, -1, icons.previous, t('period.previous'))}
      <label class="picker"><span>${t('period')}</span>
        <select class="ds-input" name="period" .value=${live(params.period)} @change=${it => choose('period', it.target.value)}>
          ${periodOptions(params.period, registered)}
        </select>
      </label>
      ${step(place, params, 1, icons.next, t('period.next'))}
    </div>
    <p class="span">${describe(params.period, registered)}</p>
  </div>`;
}

function periodOptions(chosen, registered) {
  const thisYear = Number(today().slice(0, 4));
  const year = parse(chosen)?.year ?? thisYear;
  const years = new Set(Array.from({length: YEARS}, (_, it) => thisYear - it));
  years.add(year);
  const groups = choices([...years].sort((a, b) => b - a));
  const listed = groups.some(it => it.ids.includes(chosen)) || registered.some(it => it.period_id === chosen);
  const option = id => html`<option value=${id} ?selected=${id === chosen}>${label(id)}</option>`;
  return html`
    ${listed ? '' : option(chosen)}
    ${registered.length ? html`<optgroup label=${t('period.registered')}>${registered.map(it => option(it.period_id))}</optgroup>` : ''}
    ${groups.map(it => html`<optgroup label=${it.year}>${it.ids.map(option)}</optgroup>`)}`;
}

function step(place, params, by, icon, text) {
  const target = shift(params.period, by);
  return target
    ? html`<a class="ds-button" data-icon data-variant="tertiary" data-color="neutral" href=${address(place, {...params, period: target, as_of: null})}
        aria-label="${text}: ${label(target)}" title=${label(target)}>${icon}</a>`
    : '';
}
