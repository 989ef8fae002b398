package no.bufdirreporting.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class QuietOutagesTest {

    private final LoggerContext logging = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger library = logging.getLogger("org.axonframework.Coordinator");

    @BeforeEach
    void write() {
        var root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(written);
        written.start();
        logging.addTurboFilter(new QuietOutages());
    }

    @Test
    void theSameWarningOfALibraryIsWrittenOnce() {
        for (int attempt = 1; attempt < 50; attempt++) {
            library.warn("Processor {} failed, attempt {}", "read-model", attempt, new IllegalStateException("away"));
        }
        assertThat(written.list).hasSize(1);
    }

    @Test
    void warningsAboutOtherThingsOrOfOtherCausesAreWritten() {
        library.warn("Processor {} failed", "read-model", new IllegalStateException());
        library.warn("Processor {} failed", "trail", new IllegalStateException());
        library.warn("Processor {} failed", "trail", new IllegalStateException(new ArithmeticException()));
        library.warn("Processor {} stopped", "trail", new IllegalStateException());
        assertThat(written.list).hasSize(4);
    }

    @Test
    void aStoreThatIsAwayIsALineWithoutAStackTrace() {
        var refused = new SQLTransientConnectionException(
                "read_model - Connection is not available",
                new SQLException("Connection to db:5432 refused.\nCheck it.", "08001", new ConnectException()));
        var failed = new IllegalStateException("PreparedStatementCallback; SQL [select 1\nfrom activity]", refused);
        library.warn("Processor {} failed", "read-model", failed);
        logging.getLogger("no.bufdirreporting.run.query.RunSweeper").warn("Runs are not triggered", failed);
        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Processor read-model failed: java.sql.SQLException: Connection to db:5432 refused.",
                        "Runs are not triggered: java.sql.SQLException: Connection to db:5432 refused.");
        library.warn("No rollback", new IllegalStateException(new SQLException("Connection is closed")));
        assertThat(written.list).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
    }

    @Test
    void otherFailuresKeepTheirStackTrace() {
        library.warn("Processor {} failed", "read-model", new IllegalStateException("wrong"));
        var wrongStatement = new SQLException("syntax error", "42601");
        library.warn("Processor {} failed", "trail", new EventStoreException("Failed", wrongStatement));
        assertThat(written.list).extracting(ILoggingEvent::getThrowableProxy).doesNotContainNull();
    }

    @Test
    void whatIsBelowAWarningAndOurOwnLinesAreWrittenAlways() {
        Logger own = logging.getLogger("no.bufdirreporting.run.query.RunSweeper");
        for (int n = 0; n < 3; n++) {
            library.info("Claimed a segment");
            own.warn("Runs are not triggered");
        }
        assertThat(written.list).hasSize(6);
    }
}
