/** The read side of aggregations: the calculator and what its runs reported. */
@NullMarked
package no.bufdirreporting.bufdir.query;

import org.jspecify.annotations.NullMarked;
