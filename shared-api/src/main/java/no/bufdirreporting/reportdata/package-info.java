/** Aggregated report data: the fields an organization reports by its report definition, kept up to date and watched. */
@NullMarked
package no.bufdirreporting.reportdata;

import org.jspecify.annotations.NullMarked;
