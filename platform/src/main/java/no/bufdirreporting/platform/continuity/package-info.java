/** Whether the event store still has the events that this process has seen in it. */
@NullMarked
package no.bufdirreporting.platform.continuity;

import org.jspecify.annotations.NullMarked;
