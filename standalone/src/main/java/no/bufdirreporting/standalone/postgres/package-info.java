/** The PostgreSQL that runs inside the standalone application: one per data directory, stopped with it. */
@NullMarked
package no.bufdirreporting.standalone.postgres;

import org.jspecify.annotations.NullMarked;
