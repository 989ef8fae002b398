/**
 * How every endpoint speaks HTTP: strict requests bound to records, RFC 9457 problems, paged lists, conditional
 * requests, event streams, and the guards in front of them. A feature's controller declares records and gets all of it.
 */
@NullMarked
package no.bufdirreporting.platform.http;

import org.jspecify.annotations.NullMarked;
