/** The event store of the standalone application: Axon's events in PostgreSQL, one commit for many callers. */
@NullMarked
package no.bufdirreporting.standalone.store;

import org.jspecify.annotations.NullMarked;
