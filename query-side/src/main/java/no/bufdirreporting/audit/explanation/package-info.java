/** Explains which activities a figure consists of, and what two runs reported differently. */
@NullMarked
package no.bufdirreporting.audit.explanation;

import org.jspecify.annotations.NullMarked;
