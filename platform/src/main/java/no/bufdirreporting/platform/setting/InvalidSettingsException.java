package no.bufdirreporting.platform.setting;

import java.util.List;

/** Fails the start of a process with unknown or invalid settings. Has every problem. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidSettingsException(List<String> problems) {
        super("Invalid settings: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
