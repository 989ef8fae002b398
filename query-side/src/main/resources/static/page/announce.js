import {t} from './i18n.js';

const SAID = 4;
const PAUSE_MILLIS = 1500;
let waiting = [];
let timer = null;

/** Has a screen reader say something when it is done with what it says; what comes together is said together. */
export function announce(text) {
  waiting.push(text);
  timer ??= setTimeout(() => {
    document.getElementById('announcements').textContent = said(waiting);
    waiting = [];
    timer = null;
  }, PAUSE_MILLIS);
}

const said = texts => texts.length <= SAID ? texts.join('. ') : `${texts.slice(0, SAID).join('. ')}. ${t('more', {count: texts.length - SAID})}`;
