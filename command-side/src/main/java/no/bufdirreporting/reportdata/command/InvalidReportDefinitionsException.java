package no.bufdirreporting.reportdata.command;

import java.util.List;

/** The process cannot start since its report definitions are not valid; names every problem of every file. */
final class InvalidReportDefinitionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final transient List<String> problems;

    /** @param pattern says which files they are */
    InvalidReportDefinitionsException(String pattern, List<String> problems) {
        super("Report definitions of %s: %d problem(s), first: %s"
                .formatted(pattern, problems.size(), problems.getFirst()));
        this.pattern = pattern;
        this.problems = List.copyOf(problems);
    }

    String pattern() {
        return pattern;
    }

    List<String> problems() {
        return problems;
    }
}
