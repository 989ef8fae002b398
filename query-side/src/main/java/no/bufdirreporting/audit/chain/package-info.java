/** Checks the hash chain against the event store and against a head that an auditor noted earlier. */
@NullMarked
package no.bufdirreporting.audit.chain;

import org.jspecify.annotations.NullMarked;
