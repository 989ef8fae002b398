/** Upcasters for reference data events of earlier releases. Both sides read these events. */
@NullMarked
package no.bufdirreporting.organization.stored;

import org.jspecify.annotations.NullMarked;
