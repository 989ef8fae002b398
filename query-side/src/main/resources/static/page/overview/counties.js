import {html} from '../vendor/lit-html/lit-html.js';
import {figure, number} from '../format.js';
import {t} from '../i18n.js';

/** Norway's counties since 2024 as tiles, about where they lie; the place in the grid is the style sheet's, by `data-county`. */
const COUNTIES = {
  Finnmark: 'FI', Troms: 'TR', Nordland: 'NO', Trøndelag: 'TD', 'Møre og Romsdal': 'MR', Innlandet: 'IN', Vestland: 'VL', Buskerud: 'BU',
  Oslo: 'OS', Akershus: 'AK', Østfold: 'ØS', Vestfold: 'VE', Telemark: 'TE', Rogaland: 'RO', Agder: 'AG',
};
const STEPS = 5;

const key = region => region.trim().toLowerCase();

/** Participants by county: darker is more, and each tile says how many. */
export function countyMap(regions) {
  const byCounty = new Map(Object.keys(COUNTIES).map(it => [key(it), null]));
  const others = [];
  for (const it of regions) {
    if (it.region !== null && byCounty.has(key(it.region))) byCounty.set(key(it.region), it);
    else others.push(it);
  }
  const highest = Math.max(1, ...regions.map(it => it.participant_count ?? 0));
  return html`<section class="panel">
    <h2 class="ds-heading" data-size="2xs">${t('overview.counties')}</h2>
    <ol class="county-map">${Object.entries(COUNTIES).map(([county, code]) => tile(county, code, byCounty.get(key(county)), highest))}</ol>
    ${others.length ? html`<dl class="other-regions">${others.map(it => html`<div><dt>${it.region ?? t('region.none')}</dt>
      <dd>${shown(it)}</dd></div>`)}</dl>` : ''}
  </section>`;
}

function tile(county, code, found, highest) {
  const step = found ? Math.max(1, Math.ceil((found.participant_count ?? 0) / highest * STEPS)) : 0;
  return html`<li data-county=${code} data-step=${step} title=${county}>
    <span class="county-name"><abbr title=${county} aria-hidden="true">${code}</abbr><span class="ds-sr-only">${county}:</span></span>
    <span class="county-value">${found ? shown(found) : html`<span aria-hidden="true">·</span><span class="ds-sr-only">${number(0)}</span>`}</span>
  </li>`;
}

const shown = it => figure(it.participant_count, it.suppressed);
