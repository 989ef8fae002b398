/** The write side of runs: the state that aggregates with runs share, reservations, and waiting for results. */
@NullMarked
package no.bufdirreporting.run.command;

import org.jspecify.annotations.NullMarked;
