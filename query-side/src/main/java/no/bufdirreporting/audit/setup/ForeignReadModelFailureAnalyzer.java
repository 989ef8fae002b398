package no.bufdirreporting.audit.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do, in place of a stack trace. */
final class ForeignReadModelFailureAnalyzer extends AbstractFailureAnalyzer<ForeignReadModelException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ForeignReadModelException cause) {
        return new FailureAnalysis(cause.getMessage(), ForeignReadModelException.ACTION, cause);
    }
}
