/** The read side of reference data. */
@NullMarked
package no.bufdirreporting.organization.query;

import org.jspecify.annotations.NullMarked;
