package no.bufdirreporting.platform.http.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How event streams are served.
 *
 * @param retry how long a client is asked to wait before it connects again
 * @param heartbeat how often a comment is sent, which also shows whether the client is still there
 * @param maxWatchers how many streams a process serves at once; further ones get 503
 * @param queue how many events may wait for one client; a client that falls further behind is cut off
 */
@ConfigurationProperties("bufdir.watch")
public record WatchProperties(
        @DefaultValue("2s") Duration retry,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2500") int maxWatchers,
        @DefaultValue("64") int queue) {}
