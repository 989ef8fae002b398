import {html, nothing, svg} from '../vendor/lit-html/lit-html.js';
import {figure as shownFigure, month as monthName, number} from '../format.js';
import {bar} from '../view.js';
import {name, t} from '../i18n.js';

/** A chart with its title, and its figures and further ones as a table. */
function figure(title, columns, rows, chart) {
  return html`<figure class="panel">
    <figcaption><h2 class="ds-heading" data-size="2xs">${title}</h2></figcaption>
    ${chart}
    <details class="figures"><summary>${t('chart.show')}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="ds-table" data-size="sm">
        <thead><tr>${columns.map((it, index) => html`<th scope="col" class=${index ? 'number' : ''}>${it}</th>`)}</tr></thead>
        <tbody>${rows.map(([head, ...values]) => html`<tr><th scope="row">${head}</th>
          ${values.map(it => html`<td class="number">${it}</td>`)}</tr>`)}</tbody>
      </table></div>
    </details>
  </figure>`;
}

/** Participants by category, most first. */
export function categoryChart(run) {
  const entries = Object.entries(run.category_distribution).sort(([, a], [, b]) => (b.participants ?? 0) - (a.participants ?? 0));
  const highest = Math.max(1, ...entries.map(([, it]) => it.participants ?? 0));
  const shown = (it, key) => shownFigure(it[key], it.suppressed);
  return figure(t('overview.categories'),
    [t('category'), t('figure.participants'), t('figure.hours'), t('figure.activities')],
    entries.map(([code, it]) => [name('category', code), shown(it, 'participants'), shown(it, 'hours'), shown(it, 'activities')]),
    entries.length === 0 ? html`<p class="hint">${t('overview.nothing')}</p>` : html`<ol class="bars">${entries.map(([code, it]) => html`<li>
      <span>${name('category', code)}</span><span class="number">${shown(it, 'participants')}</span>${bar((it.participants ?? 0) / highest)}</li>`)}</ol>`);
}

/** Participants of each month, beside those of the year before. */
export function monthChart(ctx, {year, now, before}) {
  const labels = now.map((_, index) => monthName(`${year}-${String(index + 1).padStart(2, '0')}-15`));
  const top = roundedUp(Math.max(1, ...now.map(it => it ?? 0), ...before.map(it => it ?? 0)));
  const title = t('overview.months', {year});
  return figure(title, [t('period.month'), `${year - 1}`, `${year}`],
    labels.map((it, index) => [it, ...[before, now].map(of => shownFigure(of[index], of[index] === undefined))]),
    html`<p class="legend"><span data-faint>${year - 1}</span><span>${year}</span></p>
      <div class="columns" role="img" aria-label="${title}. ${t('chart.table')}">
        <ol class="scale" aria-hidden="true">${[top, top / 2, 0].map(it => html`<li>${number(it)}</li>`)}</ol>
        ${labels.map((it, index) => column(it, before[index] / top, now[index] / top))}
      </div>`);
}

/** In attributes, as the content security policy forbids styles in elements. */
const column = (label, before, now) => html`<div class="column"><svg aria-hidden="true" focusable="false">
  ${rect('column-before', 14, before)}${rect('column-now', 52, now)}</svg><span aria-hidden="true">${label}</span></div>`;

const rect = (kind, left, share) => share > 0
  ? svg`<rect class=${kind} x="${left}%" width="34%" rx="2" y="${100 - 100 * share}%" height="${100 * share}%"></rect>` : nothing;

/** The next number that reads well on a scale, as its half does. */
function roundedUp(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].map(it => it * unit).find(it => it >= value);
}
