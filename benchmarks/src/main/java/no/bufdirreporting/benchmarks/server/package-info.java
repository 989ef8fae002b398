/** The measured servers: their processes, their databases, and the requests that they take. */
@NullMarked
package no.bufdirreporting.benchmarks.server;

import org.jspecify.annotations.NullMarked;
