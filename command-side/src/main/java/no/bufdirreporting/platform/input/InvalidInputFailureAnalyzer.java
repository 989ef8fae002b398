package no.bufdirreporting.platform.input;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports all problems of invalid files instead of a stack trace. */
final class InvalidInputFailureAnalyzer extends AbstractFailureAnalyzer<InvalidInputException> {

    private static final String ACTION = """
            Correct what is listed, or let %s name something else. The comment at the top of each file that is shipped \
            explains what it may hold. Text that YAML would read as a number or as true or false needs quotes.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidInputException cause) {
        String problems = cause.problems().stream().map(it -> "    - " + it).collect(Collectors.joining("\n"));
        String description = "Invalid %s:\n\n%s".formatted(cause.content(), problems);
        return new FailureAnalysis(description, ACTION.formatted(cause.setting()), cause);
    }
}
