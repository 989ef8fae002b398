package no.bufdirreporting.platform.axon;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a refused event store as a description and an action, without a stack trace. */
final class ClassNamedEventsFailureAnalyzer extends AbstractFailureAnalyzer<ClassNamedEventsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ClassNamedEventsException cause) {
        return new FailureAnalysis(cause.getMessage(), ClassNamedEventsException.ACTION, cause);
    }
}
