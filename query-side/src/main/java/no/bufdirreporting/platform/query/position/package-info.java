/** The position of the read model, and waiting for one's own writes. */
@NullMarked
package no.bufdirreporting.platform.query.position;

import org.jspecify.annotations.NullMarked;
