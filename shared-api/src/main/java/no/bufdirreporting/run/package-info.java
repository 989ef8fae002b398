/** Runs: what aggregations, distributions, submissions and report snapshots have in common. */
@NullMarked
package no.bufdirreporting.run;

import org.jspecify.annotations.NullMarked;
