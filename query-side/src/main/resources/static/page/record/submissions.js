import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get, newKey, send} from '../api.js';
import {attempt, attemptOnce, loading, showProblem, view} from '../view.js';
import {announce} from '../announce.js';
import {confirm} from '../confirm.js';
import {date, figure, signed, time} from '../format.js';
import {may, person} from '../account.js';
import {actor} from '../session.js';
import {label} from '../period.js';
import {name, t} from '../i18n.js';

const PATH = 'bufdir-aggregations/submitted-periods';
const COLOURS = {submitted: 'success', processing: 'info', withdrawn: 'neutral', failed: 'danger'};

/** Submitted periods, what has changed in them since, and submitting one. */
export function mount(root, ctx) {
  const page = view(root, {loading: true, entries: []}, state => template(state, ctx, {submit, withdraw}));
  const {set, state} = page;
  const load = () => attempt(ctx.signal, set, async () =>
    set({entries: (await get(PATH, {org_id: ctx.org, limit: 50}, ctx.signal)).data, loading: false}));
  const byName = () => [{key: 'by', label: t('submissions.by'), value: person() ?? actor.get()}];

  async function submit(supersedes) {
    const title = supersedes ? t('submissions.again') : t('submissions.submit');
    const answer = await confirm(title, t('submissions.confirm', {period: label(ctx.period), organization: ctx.organization?.name ?? ctx.org}), ctx.signal, byName());
    if (!answer) return;
    const key = {'Idempotency-Key': newKey()};
    await attemptOnce(ctx.signal, set, async () => {
      await send('POST', PATH, {org_id: ctx.org, period_id: ctx.period, submitted_by: answer.by, ...(supersedes ? {supersedes} : {})}, key);
      announce(t('submissions.done'));
      await load();
    });
  }
  async function withdraw(submission) {
    const answer = await confirm(t('submissions.withdraw'), t('submissions.withdrawDetail'), ctx.signal,
      [{key: 'reason', label: t('submissions.reason')}, ...byName()]);
    if (!answer) return;
    const key = {'Idempotency-Key': newKey()};
    await attemptOnce(ctx.signal, set, async () => {
      await send('POST', `${PATH}/${submission.submitted_period_id}/withdrawal`, {reason: answer.reason, withdrawn_by: answer.by}, key);
      await load();
    });
  }
  load();
  return page.stop;
}

function template(state, ctx, actions) {
  if (state.loading) return state.problem ? showProblem(state.problem) : loading(t('loading'));
  const present = state.entries.find(it => it.status === 'submitted' && !it.superseded_by && it.period_id && label(it.period_id) === label(ctx.period));
  return html`
    <div class="submit-row"><p>${present ? t('submissions.there', {period: label(ctx.period)}) : t('submissions.ready', {period: label(ctx.period)})}</p>
      <button class="ds-button" ?hidden=${!may('figures:submit')} @click=${() => actions.submit(present?.submitted_period_id)}>${present ? t('submissions.again') : t('submissions.submit')}</button></div>
    ${showProblem(state.problem)}
    ${state.entries.length === 0 ? html`<p class="hint">${t('submissions.none')}</p>`
      : html`<ul class="submissions">${state.entries.map(it => submission(it, actions))}</ul>`}`;
}

const submission = (it, {withdraw}) => html`<li class="panel">
  <h2 class="ds-heading" data-size="2xs">${it.period_id ? label(it.period_id) : `${date(it.period_start)} – ${date(it.period_end)}`}
    <span class="ds-tag" data-color=${COLOURS[it.status] ?? 'neutral'}>${it.superseded_by ? t('submissions.superseded') : name('submission', it.status)}</span></h2>
  <p class="hint">${t('submissions.who', {at: time(it.submitted_at ?? it.requested_at), by: it.submitted_by})}</p>
  ${it.withdrawn_at ? html`<p class="hint">${t('submissions.withdrawn', {at: time(it.withdrawn_at), by: it.withdrawn_by, reason: it.withdrawal_reason})}</p>` : nothing}
  ${it.failure_reason ? html`<p>${it.failure_reason}</p>` : nothing}
  ${it.figures ? figures(it) : nothing}
  ${it.status === 'submitted' && may('figures:submit') ? html`<button class="ds-button" data-variant="secondary" data-color="danger" data-size="sm" @click=${() => withdraw(it)}
    aria-label="${t('submissions.withdraw')}: ${it.period_id ?? it.period_start}">${t('submissions.withdraw')}</button>` : nothing}
</li>`;

const FIGURES = [['participants', 'participants'], ['unique', 'unique_participants'], ['hours', 'hours'], ['activities', 'activities']];

const figures = ({figures: then, changes_since_submission: changes}) => html`<dl class="facts">${FIGURES.map(([title, key]) => html`<div>
    <dt>${t('figure.' + title)}</dt><dd>${figure(then[key], then.suppressed?.includes(key))} ${changes?.[key] ? html`<span class="outdated">${signed(changes[key])}</span>` : nothing}</dd></div>`)}</dl>
  ${changes ? html`<p class=${changes.changed ? 'outdated' : 'hint'}>${changes.changed ? t('submissions.changed') : t('submissions.unchanged')}</p>` : nothing}`;
