'use strict';
const API = '/api/v1/';
const WATCH = API + 'aggregated-report-data';
const RETRY_MILLIS = 3000;
const element = id => document.getElementById(id);
const form = element('choice').elements;
let source;
let retry;

const shown = value => value === null ? '–' : value.toLocaleString('nb-NO');
const cellText = (field, column) => {
  const suppressed = column === 'value' ? field.suppressed : field.prior_period_suppressed;
  return suppressed ? 'skjult' : shown(field[column]);
};
const choice = () => ({organization_id: form.organization_id.value, period_id: form.period_id.value});
const cellId = (section, field, column) => `${section}/${field}/${column}`;

function add(parent, name, text = '') {
  const child = parent.appendChild(document.createElement(name));
  child.textContent = text;
  return child;
}

function connection(state, text) {
  element('connection').dataset.state = state;
  element('connection').textContent = text;
}

function validity(valid, text) {
  element('validity').dataset.valid = valid;
  element('validity').textContent = text;
}

function showSnapshot(snapshot) {
  element('aggregate').hidden = snapshot.snapshot_id !== null;
  validity(snapshot.cache_valid, snapshot.snapshot_id === null ? 'Ingen rapport ennå'
    : snapshot.cache_valid ? 'Tallene er oppdatert' : 'Tallene telles på nytt');
  element('report').replaceChildren();
  for (const section of snapshot.sections) {
    const table = add(element('report'), 'table');
    add(table, 'caption', section.section_title);
    const head = add(add(table, 'thead'), 'tr');
    for (const title of ['Felt', 'Verdi', 'Forrige periode']) add(head, title === 'Felt' ? 'th' : 'td', title);
    const body = add(table, 'tbody');
    for (const field of section.fields) {
      const row = add(body, 'tr');
      add(row, 'th', field.field_title);
      for (const column of ['value', 'prior_period_value']) {
        add(row, 'td', cellText(field, column)).id = cellId(section.section_id, field.field_key, column);
      }
    }
  }
}

function showUpdate(update) {
  const known = update.changes.every(it => element(cellId(it.section_id, it.field_key, 'value')));
  if (!known || update.snapshot_id === null) return watch();
  for (const change of update.changes) {
    for (const column of ['value', 'prior_period_value']) {
      const cell = element(cellId(change.section_id, change.field_key, column));
      if (cell.textContent === cellText(change, column)) continue;
      cell.textContent = cellText(change, column);
      cell.classList.remove('changed');
      void cell.offsetWidth; // so that the animation begins anew
      cell.classList.add('changed');
    }
  }
  validity(update.cache_valid, update.cache_valid ? 'Tallene er oppdatert' : 'Tallene telles på nytt');
}

/** An EventSource connects again by itself, except when it is answered with an error. */
function watch() {
  clearTimeout(retry);
  source?.close();
  const wanted = new URLSearchParams(choice());
  history.replaceState(null, '', '?' + wanted);
  connection('connecting', 'Kobler til …');
  source = new EventSource(`${WATCH}/watch?${wanted}`);
  const on = (name, show) => source.addEventListener(name, event => show(JSON.parse(event.data)));
  on('snapshot', showSnapshot);
  on('data_updated', showUpdate);
  on('cache_invalidated', it => validity(false, `Tallene telles på nytt: ${it.reason ?? ''}`));
  on('cache_validated', () => element('report').hasChildNodes() ? validity(true, 'Tallene er oppdatert') : watch());
  source.onopen = () => connection('open', 'Tilkoblet');
  source.onerror = () => {
    const refused = source.readyState === EventSource.CLOSED;
    connection(refused ? 'closed' : 'connecting', refused ? 'Avvist, prøver igjen …' : 'Frakoblet, kobler til igjen …');
    if (refused) retry = setTimeout(watch, RETRY_MILLIS);
  };
}

async function start() {
  const wanted = new URLSearchParams(location.search);
  const year = new Date().getFullYear();
  for (const period of [year, year - 1].flatMap(it => ['', '-h1', '-h2', '-q1', '-q2', '-q3', '-q4'].map(part => it + part))) {
    add(element('periods'), 'option').value = period;
  }
  const organizations = await (await fetch(API + 'organizations?limit=500')).json();
  for (const organization of organizations.data) {
    add(form.organization_id, 'option', organization.name).value = organization.org_id;
  }
  form.organization_id.value = wanted.get('organization_id') ?? form.organization_id.value;
  form.period_id.value = wanted.get('period_id') ?? year;
  watch();
}

element('choice').addEventListener('submit', event => { event.preventDefault(); watch(); });
element('aggregate').addEventListener('click', async () => {
  const body = JSON.stringify(choice());
  await fetch(WATCH, {method: 'POST', headers: {'Content-Type': 'application/json'}, body});
});
start();
