import {loadLanguage} from './i18n.js';
import {colours} from './session.js';
import {startShell} from './shell.js';

document.documentElement.dataset.colorScheme = colours.get() || 'auto';
// Paper is light.
addEventListener('beforeprint', () => { document.documentElement.dataset.colorScheme = 'light'; });
addEventListener('afterprint', () => { document.documentElement.dataset.colorScheme = colours.get() || 'auto'; });

await loadLanguage();
startShell(document.getElementById('shell'));
