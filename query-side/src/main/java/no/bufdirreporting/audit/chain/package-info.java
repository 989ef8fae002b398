/** Checks the hash chain against the event store and against a head that an auditor wrote down. */
@NullMarked
package no.bufdirreporting.audit.chain;

import org.jspecify.annotations.NullMarked;
