import {get, remove} from '../api.js';
import {attemptOnce} from '../view.js';
import {announce} from '../announce.js';
import {confirm} from '../confirm.js';
import {date} from '../format.js';
import {name, t} from '../i18n.js';

/**
 * Deletes an activity once that is confirmed, unless somebody else has changed it since it was read.
 * @param done what to do when it is deleted
 * @param changed what to do with the activity as others have changed it
 */
export async function dropActivity(ctx, set, activity, done, changed) {
  const detail = t('activities.dropDetail', {type: name('type', activity.activity_type), day: date(activity.submitted_at)});
  if (!await confirm(t('activities.drop'), detail, ctx.signal)) return;
  const path = 'activities/' + encodeURIComponent(activity.activity_id);
  await attemptOnce(ctx.signal, set, async () => {
    try {
      await remove(path, {'If-Match': `"${activity.version}"`});
    } catch (problem) {
      if (problem.code === 'stale-version') changed(await get(path, {}, ctx.signal));
      throw problem;
    }
    announce(t('activities.dropped'));
    done();
  });
}
