/** How people log in with a browser: by OpenID Connect, with a session in an encrypted cookie. */
@NullMarked
package no.bufdirreporting.platform.http.login;

import org.jspecify.annotations.NullMarked;
