package no.bufdirreporting.standalone.cli;

import java.io.PrintWriter;
import no.bufdirreporting.audit.trail.TrailGapException;
import no.bufdirreporting.platform.axon.Unavailability;
import no.bufdirreporting.standalone.backup.InvalidBackupException;
import no.bufdirreporting.standalone.postgres.DamagedStoreFailureAnalyzer;
import no.bufdirreporting.standalone.postgres.DataDirectoryInUseException;
import no.bufdirreporting.standalone.postgres.EmbeddedDatabaseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints why a command failed, and determines its exit code. */
final class FailureReport {

    private static final Logger log = LoggerFactory.getLogger(FailureReport.class);

    private FailureReport() {}

    static int report(Exception failure, PrintWriter err) {
        log.debug("The command failed", failure);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataDirectoryInUseException inUse) {
                print(inUse.getMessage(), "Stop that process, or name another directory with --data-dir.", err);
                return ExitCode.IN_USE;
            }
            if (cause instanceof EmbeddedDatabaseException database) {
                print(database.getMessage(), database.action(), err);
                return ExitCode.FAILED;
            }
            if (cause instanceof TrailGapException gap) {
                print(gap.getMessage(), "audit verify names the first record that is missing.", err);
                return ExitCode.FAILED;
            }
            if (cause instanceof InvalidBackupException invalid) {
                print(invalid.getMessage(), null, err);
                return ExitCode.FAILED;
            }
            if (cause instanceof CannotRunException cannot) {
                print(cannot.getMessage(), null, err);
                return ExitCode.FAILED;
            }
        }
        Unavailability.damage(failure)
                .ifPresentOrElse(
                        it -> print(DamagedStoreFailureAnalyzer.message(it), DamagedStoreFailureAnalyzer.ACTION, err),
                        () -> print(
                                "It could not be carried out: " + failure, "With --verbose, the log says more.", err));
        return ExitCode.FAILED;
    }

    private static void print(@Nullable String what, @Nullable String action, PrintWriter err) {
        err.println(what);
        if (action != null) {
            err.println(action);
        }
    }
}
