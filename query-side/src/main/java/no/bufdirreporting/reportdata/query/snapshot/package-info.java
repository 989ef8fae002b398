/** The read model of report snapshots: their figures, their jobs, and the steps that watchers are sent. */
@NullMarked
package no.bufdirreporting.reportdata.query.snapshot;

import org.jspecify.annotations.NullMarked;
