package no.bufdirreporting.platform.tracing;

import io.micrometer.common.KeyValues;
import io.opentelemetry.api.OpenTelemetry;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** Axon's spans in the traces of requests: commands, events, projections and queries. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingConfiguration.On.class)
class TracingConfiguration {

    static final class On implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
            return TracingFilter.isOn(context.getEnvironment());
        }
    }

    /** Messages carry the trace as metadata, events with them into the store. */
    @Bean
    SpanFactory spanFactory(OpenTelemetry telemetry) {
        return OpenTelemetrySpanFactory.builder()
                .tracer(telemetry.getTracer("no.bufdirreporting"))
                .contextPropagators(telemetry.getPropagators().getTextMapPropagator())
                .build();
    }

    /** Without the path, which may name people. The pattern that it matches stays. */
    @Bean
    ServerRequestObservationConvention requestsWithoutPath() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }
}
