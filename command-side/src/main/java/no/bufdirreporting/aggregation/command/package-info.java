/** The write side of aggregations. */
@NullMarked
package no.bufdirreporting.aggregation.command;

import org.jspecify.annotations.NullMarked;
