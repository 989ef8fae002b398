/** Streams the steps of a report to everybody who watches it. */
@NullMarked
package no.bufdirreporting.reportdata.query.watch;

import org.jspecify.annotations.NullMarked;
