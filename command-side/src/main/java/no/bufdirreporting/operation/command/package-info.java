/** The aggregate of event processors that are paused and resumed. */
@NullMarked
package no.bufdirreporting.operation.command;

import org.jspecify.annotations.NullMarked;
