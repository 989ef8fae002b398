/** The query side on Axon Server. */
@NullMarked
package no.bufdirreporting.platform.axonserver;

import org.jspecify.annotations.NullMarked;
