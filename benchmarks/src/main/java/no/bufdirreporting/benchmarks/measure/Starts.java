package no.bufdirreporting.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.benchmarks.report.Goal;
import no.bufdirreporting.benchmarks.report.Goal.Kind;
import no.bufdirreporting.benchmarks.report.Row;
import no.bufdirreporting.benchmarks.report.Samples;
import no.bufdirreporting.benchmarks.server.Server;

/** From the start of a process until it is ready; the product starts its PostgreSQL in that time, the peer's runs. */
public final class Starts {

    /** Starts a server. */
    public interface Starter {

        /** Returns it when it is ready. */
        Server start() throws Exception;
    }

    private Starts() {}

    /** Starts each of them a number of times, in turn, alone. */
    public static Row measure(int rounds, String name, Starter product, Starter peer) throws Exception {
        List<Double> ofProduct = new ArrayList<>();
        List<Double> ofPeer = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ofProduct.add(seconds(product));
            ofPeer.add(seconds(peer));
        }
        return new Row(name, "s", new Samples(ofProduct), new Samples(ofPeer), new Goal(Kind.TIME, 0.8));
    }

    private static double seconds(Starter starter) throws Exception {
        try (var server = starter.start()) {
            return server.secondsToStart();
        }
    }
}
