package no.bufdirreporting.cluster;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to do instead of a stack trace. */
final class NodeIdInUseFailureAnalyzer extends AbstractFailureAnalyzer<NodeIdInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NodeIdInUseException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
