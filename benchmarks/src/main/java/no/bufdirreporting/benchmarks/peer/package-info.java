/** The peer: a plain Spring Data JPA service with one table, which keeps the same record as an activity. */
@NullMarked
package no.bufdirreporting.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
