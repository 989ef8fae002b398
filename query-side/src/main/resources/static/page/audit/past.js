import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {live} from '../vendor/lit-html/directives/live.js';
import {get} from '../api.js';
import {attempt, loading, showProblem, view} from '../view.js';
import {latestPosition} from '../asOf.js';
import {number, time} from '../format.js';
import {name, t} from '../i18n.js';

const PAUSE_MILLIS = 150;

/** A slider over all that happened, and the ways from there to each page as it was. */
export function mount(root, ctx) {
  const page = view(root, {loading: true}, state => template(state, ctx, choose));
  const {set} = page;
  let timer;
  const read = position => attempt(ctx.signal, set, async () => {
    const [event] = (await get('audit/events', {after: position - 1, limit: 1}, ctx.signal)).data;
    set({event});
  });
  const choose = position => {
    set({position});
    clearTimeout(timer);
    timer = setTimeout(() => read(position), PAUSE_MILLIS);
  };
  attempt(ctx.signal, set, async () => {
    const head = await latestPosition();
    set({head, position: head, loading: false});
    await read(head);
  });
  return () => {
    clearTimeout(timer);
    page.stop();
  };
}

function template({loading: busy, problem, head, position, event}, ctx, choose) {
  if (busy) return problem ? showProblem(problem) : loading(t('loading'));
  const asOf = 'position:' + position;
  const move = it => choose(Math.min(head, Math.max(1, Number(it.target.value) || 1)));
  return html`<section class="panel past">
    <p>${t('past.intro')}</p>
    <label class="slider">${t('asOf.slider')}<input type="range" min="1" max=${head} .value=${live(String(position))} @input=${move}
      aria-valuetext="${t('asOf.position', {position})} ${event ? time(event.recorded_at) : ''}"></label>
    <label class="position">${t('asOf.exact')}<input class="ds-input" type="number" min="1" max=${head} .value=${live(String(position))} @change=${move}></label>
    ${showProblem(problem)}
    ${event ? html`<p class="past-event"><strong>${time(event.recorded_at)}</strong> ${number(event.position)}: ${name('event', event.type)}
      ${event.actor ? html`<span class="hint">${t('events.by', {actor: event.actor})}</span>` : nothing}</p>` : nothing}
    <p class="past-ways"><a class="ds-button" href=${ctx.to('report', {as_of: asOf})}>${t('past.report')}</a>
      <a class="ds-button" data-variant="secondary" href=${ctx.to('overview', {as_of: asOf})}>${t('past.overview')}</a></p>
  </section>`;
}
