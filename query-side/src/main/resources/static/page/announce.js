const PAUSE_MILLIS = 1500;
let waiting = [];
let timer = null;

/** Has a screen reader say something when it is done with what it says; what comes together is said together. */
export function announce(text) {
  waiting.push(text);
  timer ??= setTimeout(() => {
    document.getElementById('announcements').textContent = waiting.slice(-4).join('. ');
    waiting = [];
    timer = null;
  }, PAUSE_MILLIS);
}
