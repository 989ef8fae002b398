/** Cuts a span of time into months, days and the partial days at its ends. */
@NullMarked
package no.bufdirreporting.activity.query.span;

import org.jspecify.annotations.NullMarked;
