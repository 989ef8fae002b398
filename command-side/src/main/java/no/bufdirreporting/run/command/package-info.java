/** Waits for the results of runs on behalf of write endpoints. */
@NullMarked
package no.bufdirreporting.run.command;

import org.jspecify.annotations.NullMarked;
