package no.bufdirreporting.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import no.bufdirreporting.audit.query.AuditJob.Kind;
import no.bufdirreporting.bufdir.AggregationCompleted;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not as the events say is found and named; and nothing else is. */
class VerificationTest {

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
    void nothingIsFoundWhereNothingIsWrong() {
        var found = audit.findings(Kind.VERIFICATION);

        assertThat(found.differences()).isEmpty();
        assertThat(found.differenceCount()).isZero();
        assertThat(found.figuresRecomputed()).isEqualTo(AuditedHistory.RUNS);
        assertThat(found.figuresByOtherRules()).isZero();
        assertThat(found.tables()).isEqualTo(readModel.rows().size());
        assertThat(found.rowsCompared())
                .isEqualTo(readModel.rows().values().stream()
                        .mapToLong(rows -> rows.size())
                        .sum());
        assertThat(audit.schemas()).containsExactly("read_model");
    }

    @Test
    void figuresThatWereNotCountedFromTheEventsBeforeThemAreNamed() throws InterruptedException {
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
    void figuresOfARunThatNobodyTriggeredAreNamed() throws InterruptedException {
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
}
