/** Backups of the embedded PostgreSQL while it runs, and restoring them. */
@NullMarked
package no.bufdirreporting.standalone.backup;

import org.jspecify.annotations.NullMarked;
