/** Invalidates snapshots whose activities change, and has them aggregated again. */
@NullMarked
package no.bufdirreporting.reportdata.query.refresh;

import org.jspecify.annotations.NullMarked;
