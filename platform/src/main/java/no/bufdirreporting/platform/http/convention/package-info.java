/** Conventions of every endpoint: conditional requests, idempotency keys, paged lists, limits. */
@NullMarked
package no.bufdirreporting.platform.http.convention;

import org.jspecify.annotations.NullMarked;
