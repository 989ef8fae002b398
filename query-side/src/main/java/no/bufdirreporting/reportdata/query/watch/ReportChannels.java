package no.bufdirreporting.reportdata.query.watch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.http.stream.EventFeed;
import no.bufdirreporting.platform.http.stream.EventStream;
import no.bufdirreporting.platform.http.stream.WatchProperties;
import no.bufdirreporting.platform.query.store.Outage;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The open channels, one for each watched report and what is left out of it. */
@Component
@ConditionalOnWebApplication
class ReportChannels {

    private static final Logger log = LoggerFactory.getLogger(ReportChannels.class);

    private final Outage outage = new Outage(log, "Watchers of reports get no events");
    private final QueryGateway queries;
    private final ReportEvents events;
    private final WatchProperties settings;
    private final ConcurrentMap<Watched, ReportChannel> channels = new ConcurrentHashMap<>();

    /** Watchers who see the same. */
    private record Watched(ReportedDays days, Suppression suppression) {}

    ReportChannels(QueryGateway queries, ReportEvents events, WatchProperties settings) {
        this.queries = queries;
        this.events = events;
        this.settings = settings;
    }

    /** @param resumeAfter the position of the last step that the client has; null if it has none */
    EventFeed watch(
            String orgId,
            ReportingPeriod period,
            Suppression suppression,
            @Nullable Long resumeAfter,
            EventStream stream) {
        var watched = new Watched(ReportedDays.of(orgId, period), suppression);
        var source = new ReportSource(queries, events, watched.days(), suppression);
        while (true) {
            var channel = channels.computeIfAbsent(watched, _ -> open(source, period.id()));
            var offeredAfter = channel.add(stream);
            if (offeredAfter != null) {
                return new ReportFeed(
                        channel, period.id(), resumeAfter, offeredAfter, () -> leave(watched, channel, stream));
            }
            channels.remove(watched, channel);
        }
    }

    /** Whether the report is being watched, so that its organization is known to exist. */
    boolean isOpen(String orgId, ReportingPeriod period) {
        var days = ReportedDays.of(orgId, period);
        return channels.keySet().stream().anyMatch(it -> it.days().equals(days));
    }

    /** The number of channels. */
    int open() {
        return channels.size();
    }

    private ReportChannel open(ReportSource source, String periodId) {
        var channel = new ReportChannel(source, periodId, settings.heartbeat(), outage);
        Thread.ofVirtual().name("report-channel").start(channel);
        return channel;
    }

    private void leave(Watched watched, ReportChannel channel, EventStream stream) {
        if (channel.remove(stream)) {
            channels.remove(watched, channel);
        }
    }
}
