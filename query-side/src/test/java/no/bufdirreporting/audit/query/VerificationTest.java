package no.bufdirreporting.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import no.bufdirreporting.audit.query.AuditJob.Kind;
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
}
