package no.bufdirreporting.audit.verification.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import no.bufdirreporting.audit.Audit;
import no.bufdirreporting.audit.AuditedHistory;
import no.bufdirreporting.audit.Readers;
import no.bufdirreporting.audit.Tampering;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.recount.Difference;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rebuild repairs any damage to the read model while it is read and written. */
class RebuildTest {

    private static final EventLog LOG = new EventLog();
    private static RunningReadModel readModel;
    private static AuditedHistory history;
    private static Audit audit;

    @BeforeAll
    static void start() throws InterruptedException {
        readModel = RunningReadModel.start(LOG);
        history = new AuditedHistory(LOG, readModel, 23);
        audit = new Audit(readModel);
        history.happen();
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Difference.Kind.class,
            names = {"ROW_CHANGED", "ROW_MISSING", "ROW_EXTRA"})
    void tamperedRowOfAnyTableIsFoundAndRepaired(Difference.Kind kind) {
        var before = readModel.rows();
        var tampering = new Tampering(audit.jdbc());
        before.keySet().forEach(table -> tampering.with(table, kind));
        assertThat(readModel.rows().entrySet()).doesNotContainAnyElementsOf(before.entrySet());

        var found = audit.findings(Kind.REBUILD);

        assertThat(found.differences()).extracting(Difference::table).containsExactlyElementsOf(before.keySet());
        assertThat(found.differences()).allSatisfy(it -> {
            assertThat(it.kind()).isEqualTo(kind);
            assertThat(it.key()).isNotEmpty();
            assertThat(it.fields()).isNotEmpty();
        });
        assertThat(found.differenceCount()).isEqualTo(before.size());
        assertSame(before);
        history.more(50);
        assertThat(audit.findings(Kind.VERIFICATION).differences()).isEmpty();
    }

    @Test
    void stuckReadModelIsRepaired() {
        audit.jdbc().update("truncate report_snapshot");
        history.publishReport();

        var found = audit.findings(Kind.REBUILD);

        assertThat(found.tables()).as("nothing to compare with").isZero();
        readModel.settle();
        assertThat(audit.findings(Kind.VERIFICATION).differences()).isEmpty();
    }

    @Test
    void readersNeverSeeAHalfBuiltReadModel() throws Exception {
        try (var readers = new Readers(readModel)) {
            for (int i = 0; i < 3; i++) {
                var job = audit.start(Kind.REBUILD);
                while (audit.find(job.jobId()).underWay()) {
                    history.publishSome(3);
                    Thread.sleep(10);
                }
                assertThat(audit.find(job.jobId()).failureReason()).isNull();
            }
            readModel.settle();
            readers.assertNothingOdd();
        }
        assertThat(audit.findings(Kind.VERIFICATION).differences()).isEmpty();
        assertThat(audit.schemas()).containsExactly("read_model");
    }

    private static void assertSame(SortedMap<String, List<String>> before) {
        assertThat(readModel.rows()).isEqualTo(before);
    }
}
