/** Tokens, what they allow, actors and request ids. */
@NullMarked
package no.bufdirreporting.platform.http.security;

import org.jspecify.annotations.NullMarked;
