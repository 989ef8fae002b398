package no.bufdirreporting.run.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.nullableInstant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.run.RunDeleted;
import no.bufdirreporting.run.RunEnded;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.RunTriggered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs of all kinds that have not ended. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record RunsUnderWay(JdbcClient jdbc) {

    record RunUnderWay(RunKind kind, String id, int run) {}

    /** Some of the runs that were triggered before the given time, the oldest first. */
    List<RunUnderWay> triggeredBefore(Instant time) {
        return jdbc.sql(
                        "select kind, id, run from run_under_way where triggered_at < ? order by triggered_at limit 100")
                .param(utc(time))
                .query(RunUnderWay.class)
                .list();
    }

    /** @param oldest when the oldest of them was triggered; null if there is none */
    record Summary(long count, @Nullable Instant oldest) {

        static final Summary NONE = new Summary(0, null);

        double secondsUntil(Instant now) {
            return oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
        }
    }

    Summary summary() {
        return jdbc.sql("select count(*) as count, min(triggered_at) as oldest from run_under_way")
                .query((row, number) -> new Summary(row.getLong("count"), nullableInstant(row, "oldest")))
                .single();
    }

    @EventHandler
    void on(RunTriggered event, @Timestamp Instant at) {
        jdbc.sql("""
                        insert into run_under_way (id, kind, run, triggered_at) values (?, ?, ?, ?)
                        on conflict (id) do update set run = excluded.run, triggered_at = excluded.triggered_at""")
                .params(event.id(), event.kind().name(), event.run(), utc(at))
                .update();
    }

    @EventHandler
    void on(RunEnded event) {
        jdbc.sql("delete from run_under_way where id = ? and run = ?")
                .params(event.id(), event.run())
                .update();
    }

    @EventHandler
    void on(RunDeleted event) {
        jdbc.sql("delete from run_under_way where id = ?").param(event.id()).update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate run_under_way").update();
    }
}
