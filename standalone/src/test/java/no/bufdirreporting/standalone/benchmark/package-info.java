/** Benchmarks: programs that print figures side by side, not tests. */
@NullMarked
package no.bufdirreporting.standalone.benchmark;

import org.jspecify.annotations.NullMarked;
