import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {repeat} from '../vendor/lit-html/directives/repeat.js';
import {showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {change, clock, figure, number, time} from '../format.js';
import {connection} from '../connection.js';
import {changeMark} from '../overview/tiles.js';
import {askable} from '../why/why.js';
import {liveReport} from '../report/liveReport.js';
import {may} from '../account.js';
import {name, t} from '../i18n.js';
import {chapterNames} from '../reference.js';
import {ActivityChanges} from './activityChanges.js';
import {wall} from './wall.js';

const KEPT = 200;

/** What changes while one looks: the number, before and after, and the activities behind it. */
export function mount(root, ctx) {
  const page = view(root, {connection: 'connecting', report: null, feed: [], since: new Date(), lostAt: null}, state => template(state, ctx));
  const {set, state} = page;
  const activities = new ActivityChanges(ctx);
  chapterNames(ctx.org).then(names => set({names}), () => {});
  liveReport(ctx, {
    connection: (now, problem) => set({
      connection: now,
      lostAt: now === 'open' ? null : now === 'lost' ? state()?.lostAt ?? new Date() : state()?.lostAt,
      problem: problem ? {problem, again: () => location.reload(), waits: problem.passing} : null,
    }),
    report: report => set({report}),
    changes: async (changes, position, at) => {
      const entry = {id: `${position}`, at, changes, activities: null};
      set({feed: [entry, ...state().feed].slice(0, KEPT)});
      changes.forEach(it => announce(`${it.field.field_title}: ${figure(it.after, it.suppressed)}`));
      const found = await activities.since().catch(() => []);
      set({feed: (state()?.feed ?? []).map(it => it === entry ? {...entry, activities: found} : it)});
    },
  });
  return page.stop;
}

function template(state, ctx) {
  if (ctx.params.wall === '1') return wall(state, ctx);
  return html`<div class="title-row"><h1 class="ds-heading" data-size="lg">${t('place.live')}</h1>${connection(state.connection)}
      <a class="ds-button" data-variant="secondary" data-size="sm" href=${ctx.to('live', {wall: 1})}>${t('live.wall')}</a></div>
    ${showProblem(state.problem)}
    ${behind(state)}
    ${state.report?.snapshot_id === null ? html`<p class="empty">${t('report.none')} <a class="ds-link" href=${ctx.to('report')}>${t('live.toReport')}</a></p>` : nothing}
    ${state.feed.length === 0 ? html`<div class="empty"><p>${t('live.waiting', {since: clock(state.since)})}</p>
        <a class="ds-link" href=${ctx.to('record')}>${t('live.record')}</a></div>`
      : html`<ol class="feed">${repeat(state.feed, it => it.id, it => entry(it, ctx, state))}</ol>`}`;
}

/** Says so when what is shown is not the present. */
export function behind({report, lostAt}) {
  if (lostAt) return html`<p class="behind" role="status">${t('live.lost', {since: clock(lostAt)})}</p>`;
  if (report?.snapshot_id && !report.cache_valid) return html`<p class="behind" role="status">${t('report.counting')} ${report.aggregated_at
    ? t('report.aggregatedAt', {at: time(report.aggregated_at)}) : nothing}</p>`;
  return nothing;
}

function entry({at, changes, activities}, ctx, {report, names}) {
  return html`<li class="feed-entry">
    <time datetime=${at}>${clock(at)}</time>
    <ul class="feed-changes">${changes.map(it => html`<li>
      <span>${it.field.field_title} <span class="hint">${it.section.section_title}</span></span>
      <span class="feed-values"><span class="before">${figure(it.before, it.suppressed)}</span> <span aria-hidden="true">→</span><span class="ds-sr-only">${t('live.became')}</span>
        ${askable(ctx, question(report, it), 'figure-link', figure(it.after, it.suppressed))}
        ${changeMark(change(it.after, it.suppressed ? null : it.before ?? 0))}</span></li>`)}</ul>
    ${activities?.length ? html`<ul class="feed-activities">${activities.map(it => html`<li>${it.deleted ? t('live.deleted', {id: it.activity_id})
      : t('live.activity', {type: name('type', it.activity_type), chapter: names?.get(it.chapter_id) ?? it.chapter_id, participants: number(it.participant_count), hours: number(it.hours)})}
      ${may('audit:read') ? html`<a class="ds-link" href=${ctx.to('audit', {tab: 'history', id: it.activity_id})} aria-label="${t('history.open')}: ${it.activity_id}">${t('history.open')}</a>` : nothing}</li>`)}</ul>` : nothing}
  </li>`;
}

const question = (report, it) => ({
  path: 'aggregated-report-data/' + report.snapshot_id, field: it.field.field_key, title: it.field.field_title, value: it.after});
