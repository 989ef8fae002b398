/** How events of reference data were stored in earlier releases. Both sides read them, so it is here. */
@NullMarked
package no.bufdirreporting.organization.stored;

import org.jspecify.annotations.NullMarked;
