import {may} from '../account.js';
import {render} from '../vendor/lit-html/lit-html.js';
import {mountPart} from '../tabs.js';
import {mount as form} from './form.js';
import {mount as activities} from './activities.js';
import {mount as runs} from './runs.js';
import {mount as submissions} from './submissions.js';
import {mount as imports} from './imports.js';

/** Recording activities, and what is made of them: runs and submissions. */
export const mount = (root, ctx) =>
  mountPart(root, ctx, 'record', {
    ...(may('activities:write') ? {form} : {}),
    ...(may('activities:read') ? {activities} : {}),
    ...(may('activities:write') && may('activities:read') ? {import: imports} : {}),
    ...(may('figures:read') ? {runs, submissions} : {}),
  }, template => render(template, root));
