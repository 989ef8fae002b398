package no.bufdirreporting.platform.tracing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Leaves out everything that makes traces, unless it is said where they go. Spring Boot would otherwise trace every request
 * as soon as the libraries are there.
 */
public final class TracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    /** It traces with whatever library is installed for the whole JVM; {@link TracingConfiguration} uses Spring Boot's. */
    private static final String OF_AXON = "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration";

    private static final String OF_MICROMETER = "org.springframework.boot.micrometer.tracing.";
    private static final String OF_OPEN_TELEMETRY = "org.springframework.boot.opentelemetry.";

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    static boolean isOn(Environment environment) {
        return StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean on = isOn(environment);
        boolean[] wanted = new boolean[classes.length];
        for (int n = 0; n < classes.length; n++) {
            wanted[n] = isWanted(Objects.requireNonNullElse(classes[n], ""), on);
        }
        return wanted;
    }

    private static boolean isWanted(String name, boolean on) {
        boolean traces = name.startsWith(OF_MICROMETER) || name.startsWith(OF_OPEN_TELEMETRY);
        return !name.equals(OF_AXON) && (on || !traces);
    }
}
