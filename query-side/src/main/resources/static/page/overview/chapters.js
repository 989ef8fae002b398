import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {bar} from '../view.js';
import {figure, number} from '../format.js';
import {t} from '../i18n.js';

const SHOWN = 8;

/** Participants by chapter, most first. */
export function chapterList(ctx, chapters) {
  const highest = Math.max(1, ...chapters.map(it => it.participant_count ?? 0));
  const row = it => html`<li>
    <a class="ds-link" href=${ctx.to('record', {tab: 'activities', chapter: it.local_chapter_id})}>${it.local_chapter_name ?? it.local_chapter_id}</a>
    <span class="number">${figure(it.participant_count, it.suppressed)}
      ${it.percentage === null || it.percentage === undefined ? nothing : html`<span class="hint">${number(it.percentage)} %</span>`}</span>
    ${bar((it.participant_count ?? 0) / highest)}
  </li>`;
  return html`<section class="panel">
    <h2 class="ds-heading" data-size="2xs">${t('overview.chapters')}</h2>
    ${chapters.length === 0 ? html`<p class="hint">${t('overview.nothing')}</p>` : html`<ol class="bars">${chapters.slice(0, SHOWN).map(row)}</ol>`}
    ${chapters.length > SHOWN ? html`<details class="figures"><summary>${t('overview.moreChapters', {count: chapters.length - SHOWN})}</summary>
      <ol class="bars">${chapters.slice(SHOWN).map(row)}</ol></details>` : nothing}
  </section>`;
}

/** Which of the registered chapters have activities in the period. */
export function completeness(ctx, chapters, registered) {
  const reported = new Set(chapters.map(it => it.local_chapter_id));
  const missing = registered.filter(it => !reported.has(it.chapter_id));
  const there = registered.length - missing.length;
  return html`<section class="panel">
    <h2 class="ds-heading" data-size="2xs">${t('overview.completeness')}</h2>
    ${registered.length === 0 ? html`<p class="hint">${t('overview.noChapters')}</p>` : html`
      <p class="share"><strong>${t('overview.reported', {there, all: registered.length})}</strong></p>
      ${bar(there / registered.length)}
      ${missing.length ? html`<p class="hint">${t('overview.missing')}</p>
        <ul class="names">${missing.slice(0, SHOWN).map(it => html`<li><a class="ds-link" href=${ctx.to('record', {chapter: it.chapter_id})}>${it.name}</a></li>`)}
          ${missing.length > SHOWN ? html`<li>${t('more', {count: missing.length - SHOWN})}</li>` : nothing}</ul>`
        : html`<p class="hint">${t('overview.complete')}</p>`}`}
  </section>`;
}
