package no.bufdirreporting.activity.query.warning;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collects the warnings of the activities that a batch changes. */
class WarningBuffer implements WriteBehind.Buffer {

    private static final String INSERT = "insert into activity_warning values (?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    /** The rows of each activity; empty if they are only deleted. */
    private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();

    WarningBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces the warnings of an activity. */
    void put(String activityId, String orgId, Instant submittedAt, List<Warning> warnings, long position) {
        rows.put(
                activityId,
                warnings.stream()
                        .map(Warning::code)
                        .distinct()
                        .map(code -> new Object[] {
                            activityId, code, orgId, utc(submittedAt), position, isOfDescription(code, warnings)
                        })
                        .toList());
    }

    private static boolean isOfDescription(String code, List<Warning> warnings) {
        return warnings.stream().anyMatch(it -> it.code().equals(code) && "description".equals(it.field()));
    }

    void remove(String activityId) {
        rows.put(activityId, List.of());
    }

    @Override
    public void flush() {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "delete from activity_warning where activity_id = ?",
                rows.keySet().stream().map(it -> new Object[] {it}).toList());
        var inserted = rows.values().stream().flatMap(List::stream).toList();
        if (!inserted.isEmpty()) {
            jdbc.batchUpdate(INSERT, inserted);
        }
        rows.clear();
    }
}
