/** Answers what was known at an instant, from the events until then. */
@NullMarked
package no.bufdirreporting.audit.asof;

import org.jspecify.annotations.NullMarked;
