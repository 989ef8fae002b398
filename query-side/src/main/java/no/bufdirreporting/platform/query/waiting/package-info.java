/** Waits for PostgreSQL before the query side starts, alive but not ready, and refuses one that is too old. */
@NullMarked
package no.bufdirreporting.platform.query.waiting;

import org.jspecify.annotations.NullMarked;
