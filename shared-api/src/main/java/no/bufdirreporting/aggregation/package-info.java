/** Bufdir aggregations: runs that count an organization's activities of a period or range into the figures it reports. */
@NullMarked
package no.bufdirreporting.aggregation;

import org.jspecify.annotations.NullMarked;
