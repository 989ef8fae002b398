/** Copies the events of a service to Axon Server. */
@NullMarked
package no.bufdirreporting.standalone.transfer;

import org.jspecify.annotations.NullMarked;
