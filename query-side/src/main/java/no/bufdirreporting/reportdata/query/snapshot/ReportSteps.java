package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.util.List;
import no.bufdirreporting.platform.query.jdbc.JsonColumn;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataPosition;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportUpdate;
import no.bufdirreporting.reportdata.ReportUpdate.Kind;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The changes of report data that watchers are sent: its steps. A step is stored in the transaction of the event that caused
 * it, so that a watcher who reconnects can read it. Connected watchers are notified after the commit.
 */
@Component
public class ReportSteps {

    /** How many steps of an organization and period are kept. A watcher who missed more gets the whole state instead. */
    static final int KEPT = 500;

    private static final String OF_DAYS = " where org_id = ? and period_start = ? and period_end = ?";

    private final JdbcClient jdbc;
    private final JsonColumn json;
    private final ReportSnapshots snapshots;
    private final QueryUpdateEmitter emitter;

    ReportSteps(JdbcClient jdbc, JsonColumn json, ReportSnapshots snapshots, QueryUpdateEmitter emitter) {
        this.jdbc = jdbc;
        this.json = json;
        this.snapshots = snapshots;
        this.emitter = emitter;
    }

    private record State(
            @Nullable String periodId, List<ReportSection> sections, boolean valid, long position, long steps) {

        static final State NONE = new State(null, List.of(), false, 0, 0);
    }

    private record Sections(List<ReportSection> sections) {}

    /** The position of the latest step; 0 before the first one. */
    long position(ReportedDays days) {
        return state(days).position();
    }

    /** The steps after the position of a step, oldest first; unknown if that step is no longer kept. */
    ReportUpdates after(ReportedDays days, long position) {
        var steps = jdbc.sql(
                        "select update, position from report_update" + OF_DAYS + " and position >= ? order by position")
                .params(days.orgId(), days.start(), days.end(), position)
                .query((row, number) -> json.read(row.getString("update"), ReportUpdate.class))
                .list();
        if (position == 0) {
            boolean all = state(days).steps() <= KEPT;
            return new ReportUpdates(all, all ? steps : List.of());
        }
        boolean known = !steps.isEmpty() && steps.getFirst().position() == position;
        return new ReportUpdates(known, known ? steps.subList(1, steps.size()) : List.of());
    }

    /** Stores a step if the snapshots show something else now than the latest step led to. */
    public void take(ReportedDays days, long position, Instant at) {
        var before = state(days);
        var now = snapshots.newestWithFigures(days);
        var sections = now.map(it -> it.counted().sections()).orElse(List.of());
        boolean valid = now.filter(it -> it.validity().valid()).isPresent();
        var changes = ReportDifference.between(before.sections(), sections);
        var kind = kind(!changes.isEmpty(), before.valid(), valid);
        if (kind == null) {
            return;
        }
        String periodId = now.map(ReportSnapshot::periodId).orElse(before.periodId());
        if (periodId == null) {
            throw new IllegalStateException("A step of days without a snapshot: " + days);
        }
        var update = new ReportUpdate(
                position,
                kind,
                now.map(ReportSnapshot::snapshotId).orElse(null),
                days.orgId(),
                periodId,
                changes,
                valid,
                now.map(it -> it.validity().invalidationReason()).orElse(null),
                at,
                before.sections(),
                sections);
        write(days, new State(periodId, sections, valid, position, before.steps() + 1), update);
        CurrentUnitOfWork.get().afterCommit(committed -> tell(days, position));
    }

    private static @Nullable Kind kind(boolean differs, boolean wasValid, boolean isValid) {
        if (differs) {
            return Kind.DATA_UPDATED;
        }
        if (wasValid == isValid) {
            return null;
        }
        return isValid ? Kind.CACHE_VALIDATED : Kind.CACHE_INVALIDATED;
    }

    private void tell(ReportedDays days, long position) {
        emitter.emit(WatchReportData.class, days::isWatchedBy, new ReportDataPosition(position));
    }

    private State state(ReportedDays days) {
        return jdbc.sql("select * from report_data" + OF_DAYS)
                .params(days.orgId(), days.start(), days.end())
                .query((row, number) -> new State(
                        row.getString("period_id"),
                        json.read(row.getString("sections"), Sections.class).sections(),
                        row.getBoolean("valid"),
                        row.getLong("position"),
                        row.getLong("steps")))
                .optional()
                .orElse(State.NONE);
    }

    private void write(ReportedDays days, State state, ReportUpdate update) {
        jdbc.sql("""
                        insert into report_data (org_id, period_start, period_end, period_id, sections, valid, position,
                            steps)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict (org_id, period_start, period_end) do update set period_id = excluded.period_id,
                            sections = excluded.sections, valid = excluded.valid, position = excluded.position,
                            steps = excluded.steps""")
                .params(
                        days.orgId(),
                        days.start(),
                        days.end(),
                        state.periodId(),
                        json.write(new Sections(state.sections())),
                        state.valid(),
                        state.position(),
                        state.steps())
                .update();
        jdbc.sql("""
                        insert into report_update (org_id, period_start, period_end, step, position, update)
                        values (?, ?, ?, ?, ?, ?::jsonb)""")
                .params(days.orgId(), days.start(), days.end(), state.steps(), state.position(), json.write(update))
                .update();
        jdbc.sql("delete from report_update" + OF_DAYS + " and step <= ?")
                .params(days.orgId(), days.start(), days.end(), state.steps() - KEPT)
                .update();
    }

    void deleteAll() {
        jdbc.sql("truncate report_data, report_update").update();
    }
}
