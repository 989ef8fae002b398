package no.bufdirreporting.platform.setting;

import java.net.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Reports an address that the server cannot listen on instead of a stack trace. It comes before Spring Boot's analyzer,
 * which knows a port in use by the English text of the operating system: a Norwegian machine says "Adressen er allerede i
 * bruk".
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableAddressFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private final Environment environment;

    UnusableAddressFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return new FailureAnalysis(
                "The server cannot listen on port %s: %s."
                        .formatted(environment.getProperty("server.port", "8080"), cause.getMessage()),
                "Stop the process that listens there, or choose another --server.port (or --server.address).",
                cause);
    }
}
