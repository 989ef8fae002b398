package no.bufdirreporting.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.benchmarks.report.Goal;
import no.bufdirreporting.benchmarks.report.Row;
import no.bufdirreporting.benchmarks.report.Samples;
import no.bufdirreporting.benchmarks.server.Server;

/**
 * Measures product and peer in turn, so that what else happens on the machine affects both.
 *
 * @param rounds how often each of them has its turn
 */
public record Turns(int rounds, Server product, Server peer) {

    /** Measures one server. */
    public interface Measurement {

        /** The measured value. */
        double measure(Server server) throws Exception;
    }

    /** Measures both once without counting it, then in turn. */
    public Row measure(String name, String unit, Goal goal, Measurement measurement) throws Exception {
        measurement.measure(product);
        measurement.measure(peer);
        List<Double> ofProduct = new ArrayList<>();
        List<Double> ofPeer = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ofProduct.add(measurement.measure(product));
            ofPeer.add(measurement.measure(peer));
        }
        return new Row(name, unit, new Samples(ofProduct), new Samples(ofPeer), goal);
    }

    /** The median time of a number of requests that are sent one after the other, in milliseconds. */
    public static double medianMillis(int repetitions, Step step) throws Exception {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            step.run();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return new Samples(millis).median();
    }

    /** Something that takes time. */
    public interface Step {

        /** Does it once. */
        void run() throws Exception;
    }
}
