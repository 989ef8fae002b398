import {html, nothing} from '../vendor/lit-html/lit-html.js';
import {get} from '../api.js';
import {date, number, today} from '../format.js';
import {name, t} from '../i18n.js';

const HOURS_A_DAY = 24;
const MANY_PARTICIPANTS = 10_000;

/** What the browser can tell by itself of an activity that is being typed; the server checks it all again, and more. */
export function localWarnings(values, chapters, types) {
  const hours = Number(values.hours || 0);
  const participants = Number(values.participant_count || 0);
  const found = [];
  if (values.status === 'completed' && values.submitted_at.slice(0, 10) > today()) found.push('future_day');
  if (hours > HOURS_A_DAY * Math.max(1, participants)) found.push('too_many_hours');
  if (participants > MANY_PARTICIPANTS) found.push('too_many_participants');
  if (values.chapter_id && !chapters.some(it => it.chapter_id === values.chapter_id)) found.push('unknown_chapter');
  if (values.activity_type && !types.some(it => it.startsWith(values.activity_type))) found.push('unknown_activity_type');
  if ([values.contact_id, values.description, values.location].some(looksLikeIdentityNumber)) found.push('national_identity_number');
  return found.map(code => ({code}));
}

/** Eleven digits with both control digits of a Norwegian national identity number. */
export function looksLikeIdentityNumber(text) {
  return (text.match(/(?<!\d)\d{6}[ -]?\d{5}(?!\d)/g) ?? []).some(it => {
    const digits = [...it.replace(/\D/g, '')].map(Number);
    const checks = weights => weights.reduce((sum, weight, index) => sum + weight * digits[index], 0) % 11 === 0;
    return checks([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && checks([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
  });
}

const SHOWN = 5;

/** Activities of the same contact, type and day. */
export async function similar(ctx, {contact_id: contact, activity_type: type, submitted_at: at}) {
  if (!contact || !type || !at) return [];
  const found = await get(`activities/contact/${encodeURIComponent(contact)}/by-type`, {activity_type: type, date: at.slice(0, 10), limit: SHOWN}, ctx.signal);
  return found.data;
}

/** What may be the same as what is being recorded, each with a way to correct it instead. */
export const similarList = (ctx, alike, chapters) => alike.length === 0 ? nothing : html`<div class="ds-alert similar" data-color="warning">
  <p>${name('warning', 'possible_duplicate')}:</p>
  <ul>${alike.map(it => html`<li><a class="ds-link" href=${ctx.to('record', {tab: 'form', id: it.activity_id})}>${name('type', it.activity_type)}, ${date(it.submitted_at)}</a>
    <span class="hint">${chapters.find(chapter => chapter.chapter_id === it.chapter_id)?.name ?? it.chapter_id} · ${
      t('activities.figures', {participants: number(it.participant_count), hours: number(it.hours)})}</span></li>`)}</ul></div>`;

export const warningList = warnings => warnings.length === 0 ? nothing : html`<div class="ds-alert" data-color="warning"><ul>
  ${warnings.map(it => html`<li>${name('warning', it.code)}${it.message ? html`<span class="hint"> ${it.message}</span>` : nothing}</li>`)}</ul></div>`;
