package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.audit.chain.ChainReport;
import no.bufdirreporting.audit.chain.ExpectedHead;
import no.bufdirreporting.audit.chain.TrailAtRest;
import org.jspecify.annotations.Nullable;

/** Checks the hash chain and displays the progress. */
final class ChainChecks {

    private ChainChecks() {}

    static ChainReport check(TrailAtRest trail, @Nullable ExpectedHead given) {
        try (var display = new ProgressDisplay("Chain")) {
            return trail.check(given, position -> {
                Interruption.requireNone();
                display.at(position, trail.head());
            });
        }
    }
}
