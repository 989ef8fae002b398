/** The audit trail: one row for each event, chained by hashes in the order of the store. */
@NullMarked
package no.bufdirreporting.audit.trail;

import org.jspecify.annotations.NullMarked;
