import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {repeat} from '../vendor/lit-html/directives/repeat.js';
import {clock, figure} from '../format.js';
import {connection} from '../connection.js';
import {label} from '../period.js';
import {t} from '../i18n.js';
import {behind} from './live.js';

const LARGE = 8;
const LATEST = 4;

/** The live figures for a big screen: large, few, and without controls. */
export function wall(state, ctx) {
  const fields = (state.report?.sections ?? []).flatMap(it => it.fields).filter(it => it.value !== null || it.suppressed).slice(0, LARGE);
  const fresh = new Set(state.feed[0]?.changes.map(it => it.field.field_key));
  return html`<div class="wall">
    <header><h1>${ctx.organization?.name ?? ctx.org} <span>${label(ctx.period)}</span></h1>${connection(state.connection)}
      <a class="ds-button" data-variant="tertiary" data-size="sm" href=${ctx.to('live')}>${t('close')}</a></header>
    ${behind(state)}
    ${state.report?.snapshot_id === null ? html`<p class="empty">${t('report.none')}</p>` : nothing}
    <ul class="wall-figures">${repeat(fields, it => it.field_key, it => html`<li class=${fresh.has(it.field_key) ? 'changed' : ''}>
      <span class="wall-title">${it.field_title}</span><span class="wall-value">${figure(it.value, it.suppressed)}</span></li>`)}</ul>
    <ol class="wall-feed">${state.feed.slice(0, LATEST).flatMap(it => it.changes.slice(0, 1).map(first => html`<li><time>${clock(it.at)}</time>
      ${first.field.field_title}: ${figure(first.before, first.suppressed)} → <strong>${figure(first.after, first.suppressed)}</strong></li>`))}</ol>
  </div>`;
}
