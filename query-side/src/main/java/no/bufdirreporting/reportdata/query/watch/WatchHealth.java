package no.bufdirreporting.reportdata.query.watch;

import no.bufdirreporting.platform.http.stream.EventStreams;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Shows the numbers of watchers and channels; always up. */
@Component("watching")
@ConditionalOnWebApplication
record WatchHealth(EventStreams streams, ReportChannels channels) implements HealthIndicator {

    @Override
    public Health health() {
        return Health.up()
                .withDetail("watchers", streams.open())
                .withDetail("channels", channels.open())
                .build();
    }
}
