/** Sums of activities by day and month, from which every figure is counted. */
@NullMarked
package no.bufdirreporting.activity.query.rollup;

import org.jspecify.annotations.NullMarked;
