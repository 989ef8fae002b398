package no.bufdirreporting.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

class TracingFilterTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final TracingFilter filter = new TracingFilter();

    @Test
    void nothingIsTracedWithoutAnEndpoint() {
        assertThat(wanted(OpenTelemetryTracingAutoConfiguration.class)).isFalse();
        assertThat(wanted(OpenTelemetrySdkAutoConfiguration.class)).isFalse();
        assertThat(wanted(WebMvcAutoConfiguration.class)).isTrue();
    }

    @Test
    void anEndpointSwitchesTracingOn() {
        environment.setProperty(TracingFilter.ENDPOINT, "http://localhost:4318/v1/traces");
        assertThat(wanted(OpenTelemetryTracingAutoConfiguration.class)).isTrue();
        assertThat(wanted(OpenTelemetrySdkAutoConfiguration.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost:4318/v1/traces"})
    void axonsOwnConfigurationIsNeverUsed(String endpoint) {
        environment.setProperty(TracingFilter.ENDPOINT, endpoint);
        String name = "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration";
        assertThat(match(name)).isFalse();
    }

    private boolean wanted(Class<?> configuration) {
        return match(configuration.getName());
    }

    private boolean match(String name) {
        filter.setEnvironment(environment);
        return filter.match(new String[] {name}, mock(AutoConfigurationMetadata.class))[0];
    }
}
