package no.bufdirreporting.audit.verification.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.audit.Audit;
import no.bufdirreporting.audit.AuditedHistory;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.recount.Difference;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verification finds what differs from the events, and nothing else. */
class VerificationTest {

    private static final List<String> PAST =
            List.of("audit.activity_version", "audit.report_version", "audit.audit_event");

    private final EventLog log = new EventLog();
    private RunningReadModel readModel;
    private AuditedHistory history;
    private Audit audit;

    @BeforeEach
    void start() throws InterruptedException {
        readModel = RunningReadModel.start(log);
        history = new AuditedHistory(log, readModel, 17);
        audit = new Audit(readModel);
        history.happen();
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void correctReadModelHasNoDifferences() {
        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences()).isEmpty();
        assertThat(found.differenceCount()).isZero();
        assertThat(found.figuresRecomputed()).isEqualTo(AuditedHistory.RUNS);
        var rows = new TreeMap<>(readModel.rows());
        PAST.forEach(table -> rows.put(table, readModel.rows(table)));
        assertThat(found.tables()).isEqualTo(rows.size());
        assertThat(found.rowsCompared())
                .isEqualTo(rows.values().stream().mapToLong(List::size).sum());
        assertThat(audit.schemas()).containsExactly("read_model");
    }

    @Test
    void figuresNotCountedFromTheEarlierEventsAreFound() throws InterruptedException {
        history.complete(history.rerun("agg-snap-1"), it -> it.add(BigDecimal.ONE));
        history.more(10);

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.figuresRecomputed()).isEqualTo(AuditedHistory.RUNS + 1);
        assertThat(found.differenceCount()).isOne();
        var difference = found.differences().getFirst();
        assertThat(difference.kind()).isEqualTo(Difference.Kind.FIGURES);
        assertThat(difference.aggregateId()).isEqualTo("agg-snap-1");
        assertThat(difference.run()).isEqualTo(2);
        assertThat(difference.fields()).singleElement().satisfies(field -> {
            assertThat(field.field()).isEqualTo("figures.hours");
            assertThat(decimal(field.actual()))
                    .isEqualByComparingTo(decimal(field.expected()).add(BigDecimal.ONE));
        });
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString());
    }

    @Test
    void figuresOfARunWithoutTriggerAreFound() throws InterruptedException {
        var outcome = history.rerun("agg-snap-1");
        history.complete(outcome, it -> it);
        history.publish(
                "agg-snap-1",
                new AggregationCompleted(
                        "agg-snap-1", AuditedHistory.ORG, 7, outcome.figures(), outcome.ruleVersion(), 3));
        readModel.settle();

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences()).singleElement().satisfies(it -> {
            assertThat(it.aggregateId()).isEqualTo("agg-snap-1");
            assertThat(it.fields()).containsExactly(new Difference.Field("run", null, 7));
        });
    }

    @Test
    void versionsAreComparedToo() {
        audit.jdbc().update("delete from audit.activity_version where from_position = 300");
        audit.jdbc()
                .update("update audit.report_version set has_figures = not has_figures where until_position is null"
                        + " and snapshot_id = 'snap-2025'");
        audit.jdbc()
                .update("update audit.audit_event set latest_at = latest_at + interval '1 day' where position = 20");

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences()).extracting(Difference::table).containsExactlyElementsOf(PAST);
        assertThat(found.differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.ROW_MISSING, Difference.Kind.ROW_CHANGED, Difference.Kind.ROW_CHANGED);
        assertThat(found.differences().get(1).fields()).extracting("field").containsExactly("has_figures");
        assertThat(found.differences().get(2).key()).containsEntry("position", 20);
    }

    @Test
    void versionsBeyondTheHeadAreFound() {
        audit.jdbc()
                .update("update audit.activity_version set until_position = 1000000 where from_position = ("
                        + "select max(from_position) from audit.activity_version where until_position is null)");
        audit.jdbc()
                .update("insert into audit.report_version select snapshot_id, 1000001, null, org_id, created_position,"
                        + " period_start, period_end, has_figures from audit.report_version limit 1");
        audit.jdbc().update("update audit.version_head set position = 0");

        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.ROW_CHANGED, Difference.Kind.ROW_EXTRA);
    }
}
