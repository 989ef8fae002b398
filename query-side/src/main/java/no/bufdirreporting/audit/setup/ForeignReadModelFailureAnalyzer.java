package no.bufdirreporting.audit.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to do instead of a stack trace. */
final class ForeignReadModelFailureAnalyzer extends AbstractFailureAnalyzer<ForeignReadModelException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ForeignReadModelException cause) {
        return new FailureAnalysis(cause.getMessage(), ForeignReadModelException.ACTION, cause);
    }
}
