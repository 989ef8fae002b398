package no.bufdirreporting.standalone.store;

import static no.bufdirreporting.standalone.store.TestStore.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnknownOutcomeTest {

    private TestStore store;
    private BreakingPool pool;

    @BeforeEach
    void open() throws SQLException {
        store = new TestStore(10_000, config -> pool = new BreakingPool(config));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void brokenCommitIsStoredOnce(BreakingPool.Break how) throws Exception {
        store.engine.appendEvents(events("before", 1));
        pool.next.set(how);
        store.engine.appendEvents(events("during", 2));
        store.engine.appendEvents(events("after", 1));
        assertThat(store.engine.head()).isEqualTo(4);
        assertThat(store.count("global_index between 1 and 4")).isEqualTo(4);
        assertThat(store.count("aggregate_identifier = 'during' and global_index in (2, 3)"))
                .isEqualTo(2);
    }

    @Test
    void appendsAreRefusedDuringAnOutageAndAnOpenAppendGetsItsResult() throws Exception {
        pool.down = true;
        pool.next.set(BreakingPool.Break.AFTER_COMMIT);
        Thread openAppend = Thread.startVirtualThread(() -> store.engine.appendEvents(events("between", 1)));
        await().until(() -> !store.engine.available());
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.engine.appendEvents(events("refused", 1)))
                .matches(e -> !e.outcomeUnknown());
        assertThat(openAppend.isAlive()).isTrue();
        pool.down = false;
        openAppend.join();
        await().until(() -> store.engine.available());
        store.engine.appendEvents(events("after", 1));
        assertThat(store.count("aggregate_identifier in ('between', 'after')")).isEqualTo(2);
        assertThat(store.engine.head()).isEqualTo(2);
    }

    @Test
    void noEventIsLostOrDuplicatedWhenSessionsAreTerminated() throws Exception {
        Thread killer = Thread.startVirtualThread(() -> {
            for (int i = 0; i < 8; i++) {
                Pause.millis(40);
                endWriterSession();
            }
        });
        GroupCommitTest.concurrently(3000, n -> {
            Pause.millis(n / 8);
            store.engine.appendEvents(events("a" + n, 2));
        });
        killer.join();
        assertThat(store.engine.head()).isEqualTo(6000);
        assertThat(store.count("global_index between 1 and 6000")).isEqualTo(6000);
    }

    private void endWriterSession() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(l.pid) from pg_locks l join pg_database d"
                    + " on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
