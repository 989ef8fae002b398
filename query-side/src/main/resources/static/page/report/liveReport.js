import {follow} from '../watch.js';

const key = (section, field) => section + '/' + field;

/** The fields of a report by their key. */
export function fieldsOf(report) {
  return new Map((report?.sections ?? []).flatMap(section =>
    section.fields.map(field => [key(section.section_id, field.field_key), {section, field}])));
}

/**
 * Keeps a report as the watch tells it. `on.report(report)` gets each state, `on.changes(changes, position, at)` the fields
 * that differ with their values before, and `on.connection(state, problem)` how the connection is.
 */
export function liveReport({org, period, signal}, on) {
  let report = null;
  const show = changes => {
    report = {...report, ...changes};
    on.report(report);
  };
  const reconnect = () => {
    attempt.abort();
    start();
  };
  let attempt;
  function start() {
    attempt = new AbortController();
    follow({org, period}, {
      state: on.connection,
      snapshot: snapshot => show(snapshot),
      cache_invalidated: event => show({cache_valid: false, invalidation_reason: event.reason, invalidated_at: event.invalidated_at}),
      cache_validated: () => show({cache_valid: true, invalidation_reason: null}),
      data_updated: (event, position) => {
        const known = fieldsOf(report);
        const all = event.changes.map(it => ({...it, ...known.get(key(it.section_id, it.field_key))}));
        // Another snapshot, or a field that was not there: the whole state is asked for anew.
        if (event.snapshot_id !== report?.snapshot_id || all.some(it => !it.field)) return reconnect();
        on.changes(all.map(it => ({section: it.section, field: it.field, before: it.field.value, after: it.value, suppressed: it.suppressed})), position, event.updated_at);
        show({sections: replaced(report.sections, event.changes), cache_valid: event.cache_valid, aggregated_at: event.updated_at});
      },
    }, AbortSignal.any([signal, attempt.signal]));
  }
  start();
}

function replaced(sections, changes) {
  const byKey = new Map(changes.map(it => [key(it.section_id, it.field_key), it]));
  return sections.map(section => ({
    ...section,
    fields: section.fields.map(field => {
      const found = byKey.get(key(section.section_id, field.field_key));
      return found ? {...field, ...found} : field;
    }),
  }));
}
