/** Errors as RFC 9457 problems, whoever raises them. */
@NullMarked
package no.bufdirreporting.platform.http.problem;

import org.jspecify.annotations.NullMarked;
