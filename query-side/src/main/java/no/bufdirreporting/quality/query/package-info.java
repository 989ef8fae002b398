/** The quality of data: what was written but looks wrong, counted for an organization and period. */
@NullMarked
package no.bufdirreporting.quality.query;

import org.jspecify.annotations.NullMarked;
