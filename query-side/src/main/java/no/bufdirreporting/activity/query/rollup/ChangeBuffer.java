package no.bufdirreporting.activity.query.rollup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import no.bufdirreporting.platform.query.processing.WriteBehind;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collects the days whose figures a batch changes, each with the position of the last event that changed them. */
class ChangeBuffer implements WriteBehind.Buffer {

    private static final String UPSERT = """
            insert into figures_changed (org_id, day, position) values (?, ?, ?)
            on conflict (org_id, day) do update set position = excluded.position""";

    private final JdbcTemplate jdbc;
    private final Map<Day, Long> positions = new HashMap<>();

    private record Day(String orgId, LocalDate day) {}

    ChangeBuffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String orgId, LocalDate day, long position) {
        positions.put(new Day(orgId, day), position);
    }

    @Override
    public void flush() {
        if (!positions.isEmpty()) {
            jdbc.batchUpdate(
                    UPSERT,
                    positions.entrySet().stream()
                            .map(it -> new Object[] {
                                it.getKey().orgId(), it.getKey().day(), it.getValue()
                            })
                            .toList());
            positions.clear();
        }
    }
}
