/** The event processor of the read model: its batches, its gate, its alarms and its health. */
@NullMarked
package no.bufdirreporting.platform.query.processing;

import org.jspecify.annotations.NullMarked;
