package no.bufdirreporting.reportdata.command;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a person all that is wrong with the report definitions, in place of a stack trace. */
final class InvalidReportDefinitionsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidReportDefinitionsException> {

    private static final String ACTION = """
            Correct what is listed, or let bufdir.report-definitions name other files. The comment at the top of each \
            file that is shipped explains what a definition may hold.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidReportDefinitionsException cause) {
        String problems = cause.problems().stream().map(it -> "    - " + it).collect(Collectors.joining("\n"));
        String description = "The report definitions of %s are not valid:\n\n%s".formatted(cause.pattern(), problems);
        return new FailureAnalysis(description, ACTION, cause);
    }
}
