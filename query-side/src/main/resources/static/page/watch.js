import {BASE, problemOf, url} from './api.js';
import {token} from './session.js';

const FORGET_AFTER_MILLIS = 45_000;

/**
 * Follows `/watch` until the signal is aborted. It reads the stream by `fetch`, not by EventSource, which can neither send a
 * token nor tell why it was refused. `on` has one function per event, and `state(state, problem)` for the connection:
 * `connecting`, `open`, `lost` (it connects again by itself) or `refused` (it does not).
 */
export async function follow({org, period}, on, signal) {
  const target = url(BASE + 'aggregated-report-data/watch', {organization_id: org, period_id: period});
  const session = {lastId: '', retry: 2000};
  for (on.state('connecting'); !signal.aborted; on.state('connecting')) {
    try {
      const refusal = await connect(target, session, on, signal);
      if (refusal && !refusal.passing) return on.state('refused', refusal);
      on.state('lost', refusal);
      await pause(refusal ? refusal.retryAfter * 1000 : session.retry, signal);
    } catch {
      if (signal.aborted) return;
      on.state('lost');
      await pause(session.retry, signal);
    }
  }
}

/** Reads one connection to its end; the problem if it was refused. */
async function connect(target, session, on, signal) {
  const headers = {Accept: 'text/event-stream'};
  if (session.lastId) headers['Last-Event-ID'] = session.lastId;
  if (token.get()) headers.Authorization = 'Bearer ' + token.get();
  const silence = new AbortController();
  const answer = await fetch(target, {headers, cache: 'no-store', signal: AbortSignal.any([signal, silence.signal])});
  if (!answer.ok) return problemOf(answer);
  on.state('open');
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    // The server says something every 15 seconds: a connection that is silent for longer is dead.
    const dead = setTimeout(() => silence.abort(), FORGET_AFTER_MILLIS);
    const {value, done} = await reader.read().finally(() => clearTimeout(dead));
    if (done) return null;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    blocks.forEach(block => deliver(block, session, on));
  }
}

function deliver(block, session, on) {
  const event = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) event[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
  }
  if (event.retry) session.retry = Number(event.retry);
  if (event.id) session.lastId = event.id;
  if (event.data) on[event.event]?.(JSON.parse(event.data), Number(event.id));
}

const pause = (millis, signal) => new Promise(done => {
  const timer = setTimeout(done, millis);
  signal.addEventListener('abort', () => { clearTimeout(timer); done(); }, {once: true});
});
