/** Axon Server in place of the buses and the store of a single process: profile {@code axonserver}. */
@NullMarked
package no.bufdirreporting.platform.axonserver;

import org.jspecify.annotations.NullMarked;
