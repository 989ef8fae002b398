/** The read side of runs: counting when a run is triggered, sending the result, and triggering stranded runs again. */
@NullMarked
package no.bufdirreporting.run.query;

import org.jspecify.annotations.NullMarked;
