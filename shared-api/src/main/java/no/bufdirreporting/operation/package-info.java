/** Event processors as operators see them: they are paused and resumed, with a reason. */
@NullMarked
package no.bufdirreporting.operation;

import org.jspecify.annotations.NullMarked;
