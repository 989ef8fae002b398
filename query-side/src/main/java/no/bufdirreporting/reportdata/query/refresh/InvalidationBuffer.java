package no.bufdirreporting.reportdata.query.refresh;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import no.bufdirreporting.reportdata.query.snapshot.ReportSnapshotRows;
import no.bufdirreporting.reportdata.query.snapshot.ReportSteps;
import no.bufdirreporting.reportdata.query.snapshot.ReportedDays;
import no.bufdirreporting.reportdata.query.snapshot.Staleness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Collects the days whose activities a batch changes, each with the first event that changed it, and invalidates the
 * snapshots that count these days. A snapshot is invalidated by the first change after it was valid.
 */
class InvalidationBuffer implements WriteBehind.Buffer {

    /** Invalid snapshots are left out, so that many activities in a row cost little. */
    private static final String CANDIDATES = """
            select snapshot_id, org_id, period_start, period_end, prior_start, prior_end, prior_snapshot_id
            from report_snapshot
            where org_id = any(?) and (valid or status = 'FAILED')
            order by created_position desc""";

    private final JdbcClient jdbc;
    private final ReportSnapshotRows snapshots;
    private final ReportSteps steps;
    private final Map<String, NavigableMap<LocalDate, Change>> changes = new HashMap<>();

    private record Change(long position, Instant at) {}

    private record Candidate(
            String snapshotId, ReportedDays days, @Nullable ReportedDays prior) {}

    InvalidationBuffer(JdbcClient jdbc, ReportSnapshotRows snapshots, ReportSteps steps) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.steps = steps;
    }

    void add(String orgId, LocalDate day, long position, Instant at) {
        changes.computeIfAbsent(orgId, org -> new TreeMap<>()).putIfAbsent(day, new Change(position, at));
    }

    @Override
    public void flush() {
        if (!changes.isEmpty()) {
            candidates().forEach(this::invalidate);
            changes.clear();
        }
    }

    private List<Candidate> candidates() {
        return jdbc.sql(CANDIDATES)
                .param(changes.keySet().toArray(String[]::new))
                .query(InvalidationBuffer::row)
                .list();
    }

    private void invalidate(Candidate snapshot) {
        var change = first(snapshot.days());
        var priorChange = Optional.ofNullable(snapshot.prior()).flatMap(this::first);
        boolean priorCameFirst = priorChange.isPresent()
                && (change.isEmpty()
                        || priorChange.get().position() < change.get().position());
        if (priorCameFirst) {
            invalidate(snapshot, Staleness.PRIOR_ACTIVITIES_CHANGED, priorChange.get());
        } else {
            change.ifPresent(it -> invalidate(snapshot, Staleness.ACTIVITIES_CHANGED, it));
        }
    }

    private void invalidate(Candidate snapshot, String reason, Change change) {
        snapshots.invalidate(snapshot.snapshotId(), reason, change.at());
        snapshots.outdate(snapshot.snapshotId(), change.at());
        steps.take(snapshot.days(), change.position(), change.at());
    }

    private Optional<Change> first(ReportedDays days) {
        var ofOrganization = changes.get(days.orgId());
        return ofOrganization == null
                ? Optional.empty()
                : ofOrganization.subMap(days.start(), true, days.end(), true).values().stream()
                        .min(Comparator.comparingLong(Change::position));
    }

    private static Candidate row(ResultSet row, int number) throws SQLException {
        String orgId = row.getString("org_id");
        var priorStart = row.getObject("prior_start", LocalDate.class);
        boolean countsPriorActivities = priorStart != null && row.getString("prior_snapshot_id") == null;
        return new Candidate(
                row.getString("snapshot_id"),
                days(row, orgId, "period_start", "period_end"),
                countsPriorActivities ? days(row, orgId, "prior_start", "prior_end") : null);
    }

    private static ReportedDays days(ResultSet row, String orgId, String start, String end) throws SQLException {
        return new ReportedDays(orgId, row.getObject(start, LocalDate.class), row.getObject(end, LocalDate.class));
    }
}
