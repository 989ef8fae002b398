/** Versions of activities and report snapshots by position, from which the past is answered. */
@NullMarked
package no.bufdirreporting.audit.version;

import org.jspecify.annotations.NullMarked;
