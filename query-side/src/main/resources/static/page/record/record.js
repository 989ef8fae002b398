import {render} from '../vendor/lit-html/lit-html.js';
import {mountPart} from '../tabs.js';
import {get} from '../api.js';
import {mount as form} from './form.js';
import {mount as activities} from './activities.js';
import {mount as runs} from './runs.js';
import {mount as submissions} from './submissions.js';
import {mount as imports} from './imports.js';

let importing = null;

/** Whether this service takes imports; the list of resources says so. */
const takesImports = () => importing ??= get('/api/v1').then(
  it => it.resources.some(resource => resource.path.endsWith('/activities/imports')), () => false);

/** Recording activities, and what is made of them: runs and submissions. */
export function mount(root, ctx) {
  let stop = () => {};
  takesImports().then(it => {
    if (ctx.signal.aborted) return;
    const parts = it ? {form, activities, import: imports, runs, submissions} : {form, activities, runs, submissions};
    stop = mountPart(root, ctx, 'record', parts, template => render(template, root));
  });
  return () => stop();
}
