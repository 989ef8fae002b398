package no.bufdirreporting.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import no.bufdirreporting.benchmarks.server.PeerDatabase;

/** How it was measured, for the head of the report. */
final class Facts {

    private Facts() {}

    static List<String> of(Mode mode, Instant started, PeerDatabase database) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return List.of(
                "Mode " + mode.name().toLowerCase(Locale.ROOT) + ", " + mode.sizes.get(mode.comparedAt)
                        + " activities when product and peer are compared, loads of "
                        + mode.load.toSeconds() + " s.",
                "Each value is the median of " + mode.rounds
                        + " rounds in turn after one that does not count, with the lowest and the highest in brackets.",
                "Measured at " + started.truncatedTo(ChronoUnit.SECONDS) + " in "
                        + Duration.between(started, Instant.now()).toSeconds() + " s on "
                        + system.getAvailableProcessors() + " processors, which servers, databases and clients share; "
                        + "load average at the end " + system.getSystemLoadAverage() + ".",
                "JDK " + Runtime.version()
                        + ", heap of 512 MiB, virtual threads; both databases are PostgreSQL with the "
                        + "same binaries and settings, fsync and synchronous_commit on.",
                "The peer's start does not include that of its database, which took "
                        + Math.round(database.secondsToStart() * 1000) + " ms with initdb; the product's does.",
                "A bare read reads all events in order over JDBC and parses payload and metadata as JSON.");
    }
}
