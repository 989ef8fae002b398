/** A second read model, built from the first event in a schema of its own. */
@NullMarked
package no.bufdirreporting.audit.verification.shadow;

import org.jspecify.annotations.NullMarked;
