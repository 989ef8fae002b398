package no.bufdirreporting.platform.query.waiting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to do instead of a stack trace. */
final class UnsupportedPostgresFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedPostgresException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedPostgresException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Upgrade it with pg_upgrade, or name a newer one with spring.datasource.url: an empty database is filled"
                        + " from the events.",
                cause);
    }
}
