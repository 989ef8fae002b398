import {html} from '../vendor/lit-html/lit-html.js';
import {name, t} from '../i18n.js';
import {number} from '../format.js';

/** What looks wrong with the activities of the period; a click lists them. */
export function qualityList(ctx, quality) {
  const found = quality.warnings.filter(it => it.count > 0);
  return html`<section class="panel">
    <h2 class="ds-heading" data-size="2xs">${t('overview.quality')}</h2>
    ${found.length === 0 ? html`<p class="all-well"><span aria-hidden="true">✓</span> ${t('overview.allWell')}</p>`
      : html`<ul class="warnings">${found.map(it => html`<li>
          <a class="ds-link" href=${target(ctx, it)}>${name('warning', it.code)}</a>
          <span class="ds-tag" data-color="warning"><span class="ds-sr-only">${t('count')}: </span>${number(it.count)}</span></li>`)}</ul>`}
  </section>`;
}

/** Warnings of reports are about fields, all others about activities. */
function target(ctx, {code, link}) {
  if (link.includes('/aggregated-report-data')) return ctx.to('report');
  if (link.includes('/chapters')) return ctx.to('record', {tab: 'form'});
  return ctx.to('record', {tab: 'activities', warning: code});
}
