package no.bufdirreporting.platform.setting;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;

/**
 * Reports an address that cannot be listened on instead of a stack trace. Spring Boot does so for a port in use, but knows it
 * by the English text of the operating system; on a Norwegian machine that reads "Adressen er allerede i bruk".
 */
final class UnusableAddressFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private final Environment environment;

    UnusableAddressFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (findCause(rootFailure, PortInUseException.class) != null) {
            return null;
        }
        return new FailureAnalysis(
                "Port %s cannot be listened on: %s."
                        .formatted(environment.getProperty("server.port", "8080"), cause.getMessage()),
                "Stop what uses it, or choose another one with --server.port (or another --server.address).",
                cause);
    }
}
