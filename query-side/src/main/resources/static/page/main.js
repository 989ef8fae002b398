import {loadLanguage} from './i18n.js';
import {loadAccount} from './account.js';
import {colours, returnTo} from './session.js';
import {startShell} from './shell.js';

document.documentElement.dataset.colorScheme = colours.get() || 'auto';
// Paper is light.
addEventListener('beforeprint', () => { document.documentElement.dataset.colorScheme = 'light'; });
addEventListener('afterprint', () => { document.documentElement.dataset.colorScheme = colours.get() || 'auto'; });

// Back from a login: to where one was.
const failed = new URLSearchParams(location.search).get('login') === 'failed';
if (returnTo.get() || failed) history.replaceState(null, '', location.pathname + (returnTo.get() || location.hash));
returnTo.set('');

await Promise.all([loadLanguage(), loadAccount()]);
startShell(document.getElementById('shell'), failed);
