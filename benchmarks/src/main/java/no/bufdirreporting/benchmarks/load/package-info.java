/** Clients that drive a server over HTTP and record latencies. */
@NullMarked
package no.bufdirreporting.benchmarks.load;

import org.jspecify.annotations.NullMarked;
