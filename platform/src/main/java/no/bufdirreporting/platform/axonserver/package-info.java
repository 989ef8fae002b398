/** Commands, queries and events over Axon Server: profile {@code axonserver}. */
@NullMarked
package no.bufdirreporting.platform.axonserver;

import org.jspecify.annotations.NullMarked;
