/** Rollups: sums of activities by day and month, from which figures are computed. */
@NullMarked
package no.bufdirreporting.activity.query.rollup;

import org.jspecify.annotations.NullMarked;
