import {render} from '../vendor/lit-html/lit-html.js';
import {mountPart} from '../tabs.js';
import {mount as form} from './form.js';
import {mount as activities} from './activities.js';
import {mount as runs} from './runs.js';
import {mount as submissions} from './submissions.js';
import {mount as imports} from './imports.js';

/** Recording activities, and what is made of them: runs and submissions. */
export const mount = (root, ctx) =>
  mountPart(root, ctx, 'record', {form, activities, import: imports, runs, submissions}, template => render(template, root));
