/** The event processor of the read model: configuration, write-behind, gate, alarms, health. */
@NullMarked
package no.bufdirreporting.platform.query.processing;

import org.jspecify.annotations.NullMarked;
