import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {repeat} from '../vendor/lit-html/directives/repeat.js';
import {change, figure} from '../format.js';
import {changeMark} from '../overview/tiles.js';
import {askable} from '../why/why.js';
import {label} from '../period.js';
import {t} from '../i18n.js';

/** The sections of a report, a table each. */
export function sections(ctx, report, changed) {
  const prior = report.prior_period?.period_id ? label(report.prior_period.period_id) : t('report.prior');
  return html`<nav class="section-links" aria-label=${t('report.sections')}>${report.sections.map(it => html`<a class="ds-chip" href="#"
      @click=${event => scrollTo(event, it.section_id)}>${it.section_title}</a>`)}</nav>
    ${repeat(report.sections, it => it.section_id, section => html`<section class="report-section" id="section-${section.section_id}">
      <table class="ds-table report-table">
        <caption>${section.section_title}</caption>
        <thead><tr><th scope="col">${t('report.field')}</th><th scope="col" class="number">${t('report.value')}</th>
          <th scope="col" class="number">${prior}</th><th scope="col" class="number">${t('report.change')}</th></tr></thead>
        <tbody>${repeat(section.fields, it => it.field_key, it => row(ctx, report, section, it, changed))}</tbody>
      </table>
    </section>`)}`;
}

function scrollTo(event, section) {
  event.preventDefault();
  const found = document.getElementById('section-' + section);
  found.scrollIntoView({behavior: 'smooth', block: 'start'});
  found.querySelector('button')?.focus({preventScroll: true});
}

function row(ctx, report, section, field, changed) {
  const key = `${section.section_id}/${field.field_key}`;
  const shown = figure(field.value, field.suppressed);
  const asked = {path: 'aggregated-report-data/' + report.snapshot_id, field: field.field_key, title: field.field_title, value: field.value};
  return html`<tr class=${changed.has(key) ? 'changed' : ''} data-outdated=${report.cache_valid ? nothing : ''}>
    <th scope="row">${field.field_title}<span class="source">${t('report.source', {source: field.data_source})}</span></th>
    <td class="number">${askable(ctx, asked, 'figure-link', shown, html`<span id="${key}/value">${shown}</span>`)}</td>
    <td class="number prior" id="${key}/prior_period_value">${figure(field.prior_period_value, field.prior_period_suppressed)}</td>
    <td class="number">${changeMark(change(field.value, field.prior_period_value))}</td>
  </tr>`;
}
