/** Axon as both sides configure it: how messages are stored and sent, what time it is, how refusals travel. */
@NullMarked
package no.bufdirreporting.platform.axon;

import org.jspecify.annotations.NullMarked;
