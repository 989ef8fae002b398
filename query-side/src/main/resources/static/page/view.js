import {html, nothing, render} from './vendor/lit-html/lit-html.js';
import {problemView} from './problems.js';

/**
 * A part of the page that is drawn from a state. `set` changes the state and has it drawn again, together with what else
 * changes at the same time.
 */
export function view(root, state, template) {
  let drawn = false;
  const draw = () => {
    drawn = true;
    if (state) render(template(state), root);
  };
  const set = change => {
    if (!state) return;
    Object.assign(state, change);
    if (drawn) queueMicrotask(draw);
    drawn = false;
  };
  // The template may call what is only defined after this.
  queueMicrotask(draw);
  return {
    set,
    state: () => state,
    stop: () => {
      state = null;
      render(nothing, root);
    },
  };
}

/**
 * Reads something, which may fail with a Problem, and gives the problem to `set`. What fails for a moment (503, no connection)
 * is read again after a while, unless the place was left meanwhile.
 */
export const attempt = (signal, set, work) => run(signal, set, work, true);

/** The same for what is not repeated by itself, as it changes something, or is large. */
export const attemptOnce = (signal, set, work) => run(signal, set, work, false);

async function run(signal, set, work, repeats) {
  try {
    set({problem: null});
    await work();
  } catch (problem) {
    if (signal.aborted || problem.name === 'AbortError') return;
    if (problem.status === undefined) throw problem;
    let timer = null;
    const again = () => {
      clearTimeout(timer);
      return signal.aborted || run(signal, set, work, repeats);
    };
    const waits = repeats && problem.passing;
    set({problem: {problem, again, waits}});
    if (waits) timer = setTimeout(again, problem.retryAfter * 1000);
  }
}

export const showProblem = (failed, shown) => failed ? problemView(failed, shown) : nothing;

export const loading = text => html`<p class="loading" role="status"><span class="ds-spinner-dot" aria-hidden="true"></span>${text}</p>`;

/** A bar of a share of 0 to 1, in attributes, as the content security policy forbids styles in elements. */
export const bar = share => html`<svg class="bar" aria-hidden="true" focusable="false"><rect class="bar-track" width="100%" height="100%" rx="4"></rect><rect
  class="bar-value" width=${Math.max(share * 100, share > 0 ? 1 : 0) + '%'} height="100%" rx="4"></rect></svg>`;
