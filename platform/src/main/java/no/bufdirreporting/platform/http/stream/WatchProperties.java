package no.bufdirreporting.platform.http.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of event streams.
 *
 * @param retry the time that a client is asked to wait before it reconnects
 * @param heartbeat the interval of heartbeats, which also detect disconnected clients
 * @param maxWatchers the maximum number of streams per process; further ones get 503
 * @param queue the maximum number of queued events per client; a slower client is disconnected
 */
@ConfigurationProperties("bufdir.watch")
public record WatchProperties(
        @DefaultValue("2s") Duration retry,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2500") int maxWatchers,
        @DefaultValue("64") int queue) {}
