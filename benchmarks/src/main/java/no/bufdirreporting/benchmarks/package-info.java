/** The benchmark: starts the product and a peer, drives both over HTTP, and compares them. */
@NullMarked
package no.bufdirreporting.benchmarks;

import org.jspecify.annotations.NullMarked;
