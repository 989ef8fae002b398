/** The result: medians, ratios and goals as text, and as one HTML page with plots. */
@NullMarked
package no.bufdirreporting.benchmarks.report;

import org.jspecify.annotations.NullMarked;
