/** Answers all errors with RFC 9457 problems. */
@NullMarked
package no.bufdirreporting.platform.http.problem;

import org.jspecify.annotations.NullMarked;
