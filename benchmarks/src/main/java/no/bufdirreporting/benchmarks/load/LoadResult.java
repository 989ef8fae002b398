package no.bufdirreporting.benchmarks.load;

import org.HdrHistogram.Histogram;

/**
 * What a load measured.
 *
 * @param latencies of the successful requests, in microseconds
 * @param failed requests that were answered with an error, or not at all
 */
public record LoadResult(double seconds, Histogram latencies, long failed) {

    /** This result, if all requests were successful. */
    public LoadResult checked() {
        if (failed > 0) {
            throw new IllegalStateException(failed + " requests failed");
        }
        return this;
    }

    /** Successful requests per second. */
    public double perSecond() {
        return latencies.getTotalCount() / seconds;
    }

    /** The median latency in milliseconds. */
    public double medianMillis() {
        return latencies.getValueAtPercentile(50) / 1000.0;
    }
}
