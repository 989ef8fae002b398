/** Invalidates report snapshots whose activities change, and triggers their reruns. */
@NullMarked
package no.bufdirreporting.reportdata.query.refresh;

import org.jspecify.annotations.NullMarked;
