/** Report snapshots: counting them, their jobs, their rows and the steps that watchers read. */
@NullMarked
package no.bufdirreporting.reportdata.query.snapshot;

import org.jspecify.annotations.NullMarked;
