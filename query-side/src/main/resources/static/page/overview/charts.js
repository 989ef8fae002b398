import {html} from '../vendor/lit-html/lit-html.js';
import {month as monthName, number} from '../format.js';
import {name, t} from '../i18n.js';
import '../chart.js';

/** A chart with its title, and the same figures as a table for everybody who does not see it. */
function figure(title, columns, rows, chart, wide) {
  return html`<figure class="panel" ?data-wide=${wide}>
    <figcaption><h2 class="ds-heading" data-size="2xs">${title}</h2></figcaption>
    ${chart.series.length > 1 ? html`<p class="legend">${chart.series.map(it => html`<span ?data-faint=${it.faint}>${it.name}</span>`)}</p>` : ''}
    <bar-chart role="img" aria-label="${title}. ${t('chart.table')}" .data=${chart}></bar-chart>
    <details class="figures"><summary>${t('chart.show')}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="ds-table" data-size="sm">
        <thead><tr>${columns.map((it, index) => html`<th scope="col" class=${index ? 'number' : ''}>${it}</th>`)}</tr></thead>
        <tbody>${rows.map(([head, ...values]) => html`<tr><th scope="row">${head}</th>
          ${values.map(it => html`<td class="number">${number(it)}</td>`)}</tr>`)}</tbody>
      </table></div>
    </details>
  </figure>`;
}

export function categoryChart(run) {
  const entries = Object.entries(run.category_distribution).sort(([, a], [, b]) => (b.participants ?? 0) - (a.participants ?? 0));
  const titles = entries.map(([code]) => name('category', code));
  return figure(t('overview.categories'),
    [t('category'), t('figure.participants'), t('figure.hours'), t('figure.activities')],
    entries.map(([, it], index) => [titles[index], it.participants, it.hours, it.activities]),
    {labels: titles, series: [{name: t('figure.participants'), values: entries.map(([, it]) => it.participants)}], horizontal: true});
}

export function monthChart(ctx, {year, now, before}) {
  const labels = now.map((_, index) => monthName(`${year}-${String(index + 1).padStart(2, '0')}-15`));
  return figure(t('overview.months', {year}), [t('period.month'), `${year - 1}`, `${year}`],
    labels.map((it, index) => [it, before[index], now[index]]),
    {labels, series: [{name: `${year - 1}`, values: before, faint: true}, {name: `${year}`, values: now}]});
}
