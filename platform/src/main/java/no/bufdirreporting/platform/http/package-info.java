/**
 * HTTP conventions of every endpoint: strict requests bound to records, RFC 9457 problems, paged lists, conditional
 * requests, event streams and access checks.
 */
@NullMarked
package no.bufdirreporting.platform.http;

import org.jspecify.annotations.NullMarked;
