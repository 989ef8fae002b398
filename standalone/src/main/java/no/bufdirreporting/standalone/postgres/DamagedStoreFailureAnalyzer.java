package no.bufdirreporting.standalone.postgres;

import java.sql.SQLException;
import no.bufdirreporting.platform.axon.Unavailability;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a start that found damage in the files of PostgreSQL instead of a stack trace. */
public final class DamagedStoreFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** What is to be done about it. */
    public static final String ACTION =
            "Restore a backup into another directory: restore --from <backup> --data-dir <new>.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return Unavailability.damage(cause)
                .map(DamagedStoreFailureAnalyzer::message)
                .map(message -> new FailureAnalysis(message, ACTION, cause))
                .orElse(null);
    }

    /** @param damage what PostgreSQL says */
    public static String message(String damage) {
        return "What is stored is damaged. " + damage;
    }
}
