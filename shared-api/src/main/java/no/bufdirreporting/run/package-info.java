/** Runs: what a period, range, distribution, report or submission is counted by. */
@NullMarked
package no.bufdirreporting.run;

import org.jspecify.annotations.NullMarked;
