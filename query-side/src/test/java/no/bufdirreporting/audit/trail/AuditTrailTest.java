package no.bufdirreporting.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.audit.chain.ChainCheck;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The audit trail on PostgreSQL: in the order of the store for any batch size, and filtered by times of differing
 * clocks.
 */
class AuditTrailTest {

    private static final int ORGANIZATIONS = 50;
    private static final Instant LATE = EventLog.timeOf(1000);

    private static final EventLog LOG = new EventLog();
    private static RunningReadModel readModel;
    private static AuditRows rows;

    @BeforeAll
    static void start() {
        readModel = RunningReadModel.start(LOG);
        rows = readModel.bean(AuditRows.class);
        for (int n = 0; n < ORGANIZATIONS; n++) {
            readModel.publish(LOG.next("organization:" + n, new OrganizationRegistered("org-" + n, "Name " + n)));
        }
        var day = LocalDate.of(2026, 1, 1);
        readModel.project(
                LOG.next("period:1", new ReportingPeriodRegistered("p-1", day, day), LATE),
                LOG.next("period:2", new ReportingPeriodRegistered("p-2", day, day), LATE.minusSeconds(2)),
                LOG.next("period:3", new ReportingPeriodRegistered("p-3", day, day), LATE.plusSeconds(1)));
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @Test
    void trailHasEveryEventOnceInTheOrderOfTheStore() {
        var all = rows.find(AuditFilter.all(0, Long.MAX_VALUE), 1000);
        assertThat(all).hasSize(ORGANIZATIONS + 3);
        assertThat(all.getFirst().position()).isEqualTo(1);
        assertThat(all.getLast().position()).isEqualTo(all.size());
        assertThat(all).extracting(AuditRow::eventId).doesNotHaveDuplicates();
        assertThat(all.getFirst().orgId()).isEqualTo("org-0");
        assertThat(all.getLast().orgId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void hashesDoNotDependOnTheBatchSize(int batchSize) {
        try (var other = RunningReadModel.start(LOG, "bufdir.audit.batch-size=" + batchSize)) {
            assertThat(other.rows("audit.audit_event")).isEqualTo(readModel.rows("audit.audit_event"));
        }
    }

    @Test
    void filterByTimeFindsEventsStoredOutOfTheOrderOfTimes() {
        assertThat(found(LATE.minusSeconds(2), null)).containsExactly("period:1", "period:2", "period:3");
        assertThat(found(LATE, null)).containsExactly("period:1", "period:3");
        assertThat(found(LATE.plusSeconds(1), null)).containsExactly("period:3");
        assertThat(found(LATE.plusSeconds(2), null)).isEmpty();
        assertThat(found(LATE.minus(Duration.ofSeconds(2)), LATE)).containsExactly("period:2");
    }

    @Test
    void chainIsIntact() {
        var report = readModel.bean(ChainCheck.class).check(null, position -> {});
        assertThat(report.intact()).isTrue();
        assertThat(report.events()).isEqualTo(ORGANIZATIONS + 3);
    }

    private static List<String> found(@Nullable Instant from, @Nullable Instant before) {
        var filter = new AuditFilter(null, null, null, null, from, before, 0, Long.MAX_VALUE);
        return rows.find(filter, 10).stream().map(AuditRow::aggregateId).toList();
    }
}
