/** Builds a second (shadow) read model from the first event, in a schema of its own. */
@NullMarked
package no.bufdirreporting.audit.verification.shadow;

import org.jspecify.annotations.NullMarked;
