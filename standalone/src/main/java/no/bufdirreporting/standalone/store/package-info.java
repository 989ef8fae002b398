/** The event store of the standalone application: events in PostgreSQL, with a group commit. */
@NullMarked
package no.bufdirreporting.standalone.store;

import org.jspecify.annotations.NullMarked;
