/** Streams the steps of a report to its watchers as server-sent events. */
@NullMarked
package no.bufdirreporting.reportdata.query.watch;

import org.jspecify.annotations.NullMarked;
