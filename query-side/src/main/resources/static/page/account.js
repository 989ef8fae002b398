import {get, remove} from './api.js';
import {actor, latestOrganization, returnTo, token} from './session.js';

/** Who has logged in, if anybody, and where one can log in. What they may do is decided by the server; the page leaves out the rest. */
const NOBODY = {logins: [], title: null, scopes: null, organizations: null, csrf_token: null};
let account = NOBODY;

export const loadAccount = async () => {
  account = await get('/session').catch(() => NOBODY);
};

export const logins = () => account.logins;
export const csrfToken = () => account.csrf_token;
/** The name of who has logged in; null with a token, and where nobody needs to. */
export const person = () => account.title;

/** Whether the page offers what needs a scope: everything, unless somebody has logged in who lacks it. */
export const may = scope => !account.title || account.scopes.includes(scope);
export const confined = () => account.organizations !== null;
/** Whether requests about auditors' matters can be sent at all. */
export const identified = () => Boolean(token.get() || account.title);
export const mustLogIn = () => account.logins.length > 0 && !identified();

/** Goes to the issuer, and comes back to where one is. */
export const logIn = () => returnTo.set(location.hash);

export async function logOut() {
  await remove('/session');
  [actor, latestOrganization, returnTo].forEach(it => it.set(''));
  location.replace(location.pathname);
}
