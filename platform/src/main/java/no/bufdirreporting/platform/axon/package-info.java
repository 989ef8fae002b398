/** Axon's configuration for both sides: serialization, event names, clock, provenance, rejections. */
@NullMarked
package no.bufdirreporting.platform.axon;

import org.jspecify.annotations.NullMarked;
