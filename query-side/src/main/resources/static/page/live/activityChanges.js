import {get} from '../api.js';

const SHOWN = 5;

/** The activities of an organization that have changed since they were last asked for. */
export class ActivityChanges {
  #ctx;
  #position;

  constructor(ctx) {
    this.#ctx = ctx;
    this.#position = get('activities', {org_id: ctx.org, limit: 1}, ctx.signal).then(it => it.position);
    this.#position.catch(() => {});
  }

  async since() {
    const {org, signal} = this.#ctx;
    const page = await get('activities', {org_id: org, changed_since: await this.#position, limit: SHOWN}, signal);
    this.#position = Promise.resolve(page.position);
    return page.data;
  }
}
