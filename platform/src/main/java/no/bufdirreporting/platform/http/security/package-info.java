/** Actors, request ids and the administrator's token. */
@NullMarked
package no.bufdirreporting.platform.http.security;

import org.jspecify.annotations.NullMarked;
