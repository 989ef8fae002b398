/** Configures the audit processors, and refuses a read model that was built from another event store. */
@NullMarked
package no.bufdirreporting.audit.setup;

import org.jspecify.annotations.NullMarked;
