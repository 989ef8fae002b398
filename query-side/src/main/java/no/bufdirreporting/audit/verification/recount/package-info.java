/** Counts every completed run again from the events before it, and collects the differences. */
@NullMarked
package no.bufdirreporting.audit.verification.recount;

import org.jspecify.annotations.NullMarked;
