/** The read side of aggregations: the calculator and what its runs reported. */
@NullMarked
package no.bufdirreporting.aggregation.query;

import org.jspecify.annotations.NullMarked;
