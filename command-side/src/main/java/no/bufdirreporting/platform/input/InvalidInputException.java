package no.bufdirreporting.platform.input;

import java.util.List;

/** Fails the start of a process that reads invalid files. Has every problem of every file. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String content;
    private final String setting;
    private final transient List<String> problems;

    /**
     * @param content what the files hold and where they are, e.g. {@code report definitions in file:/etc/*.yml}
     * @param setting the property that names other files
     */
    public InvalidInputException(String content, String setting, List<String> problems) {
        super("Invalid %s: %s problem(s), first: %s".formatted(content, problems.size(), problems.getFirst()));
        this.content = content;
        this.setting = setting;
        this.problems = List.copyOf(problems);
    }

    String content() {
        return content;
    }

    String setting() {
        return setting;
    }

    public List<String> problems() {
        return problems;
    }
}
