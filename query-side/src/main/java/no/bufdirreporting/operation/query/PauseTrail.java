package no.bufdirreporting.operation.query;

import java.time.Instant;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.operation.ProcessorPaused;
import no.bufdirreporting.operation.ProcessorResumed;
import no.bufdirreporting.platform.axon.Provenance;
import no.bufdirreporting.platform.query.jdbc.Instants;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down which processors are paused, for all nodes. It belongs to the trail's processor, which is never paused, so a
 * pause can end. Each row remembers the last event that it is made of: a replay changes nothing.
 */
@Component
@ProcessingGroup(AuditProcessors.TRAIL)
public class PauseTrail {

    private static final String WRITE = """
            insert into audit.processor_pause (processor, position, paused, since, actor, reason)
            values (?, ?, ?, ?, ?, ?)
            on conflict (processor) do update
            set position = excluded.position, paused = excluded.paused, since = excluded.since, actor = excluded.actor,
                reason = excluded.reason
            where processor_pause.position < excluded.position""";

    private final JdbcClient jdbc;

    PauseTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(
            ProcessorPaused event,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue(Provenance.ACTOR) @Nullable String actor) {
        write(event.processor(), token, true, at, actor, event.reason());
    }

    @EventHandler
    void on(
            ProcessorResumed event,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue(Provenance.ACTOR) @Nullable String actor) {
        write(event.processor(), token, false, at, actor, event.reason());
    }

    private void write(
            String processor, TrackingToken token, boolean paused, Instant at, @Nullable String actor, String reason) {
        jdbc.sql(WRITE)
                .params(processor, token.position().orElseThrow(), paused, Instants.utc(at), actor, reason)
                .update();
    }
}
