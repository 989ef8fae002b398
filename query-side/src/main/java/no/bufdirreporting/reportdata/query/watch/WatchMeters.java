package no.bufdirreporting.reportdata.query.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import no.bufdirreporting.platform.http.stream.EventStreams;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Shows the numbers of open event streams and channels of this node. */
@Component
@ConditionalOnWebApplication
record WatchMeters(EventStreams streams, ReportChannels channels) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("reporting.watchers", streams, EventStreams::open)
                .description("Open event streams")
                .register(registry);
        Gauge.builder("reporting.watch.channels", channels, ReportChannels::open)
                .description("Reports that are watched")
                .register(registry);
    }
}
