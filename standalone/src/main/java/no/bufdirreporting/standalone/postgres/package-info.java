/** The embedded PostgreSQL of the standalone application: one per data directory, stopped with the application. */
@NullMarked
package no.bufdirreporting.standalone.postgres;

import org.jspecify.annotations.NullMarked;
