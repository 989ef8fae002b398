package no.bufdirreporting.platform.setting;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports all invalid settings instead of a stack trace. */
final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        String known = Setting.all().stream().map(Setting::name).sorted().collect(Collectors.joining(", "));
        return new FailureAnalysis(
                cause.problems().stream()
                        .map(it -> "    - " + it)
                        .collect(Collectors.joining("\n", "Invalid settings:\n\n", "")),
                "Correct what is listed. The settings are " + known + ".",
                cause);
    }
}
