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

/** A PostgreSQL that comes back without events that it had confirmed. */
class LostStoreTest {

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

    @Test
    void nothingIsAppendedToAStoreThatLostItsEnd() throws Exception {
        store.engine.appendEvents(events("first", 1));
        store.engine.appendEvents(events("last", 1));
        execute("create table kept as table domain_event_entry");
        execute("delete from domain_event_entry where aggregate_identifier = 'last'");
        pool.next.set(BreakingPool.Break.BEFORE_COMMIT);
        var appending = Thread.startVirtualThread(() -> store.engine.appendEvents(events("after", 1)));
        await().until(() -> store.continuity.isBroken());

        assertThat(store.continuity.lost().orElseThrow().position()).isEqualTo(2);
        await().until(() -> !store.engine.available());
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.engine.appendEvents(events("refused", 1)));
        assertThat(store.count("true")).isEqualTo(1);

        execute("insert into domain_event_entry table kept on conflict do nothing");
        appending.join();
        await().until(() -> store.engine.available());
        assertThat(store.continuity.isBroken()).isFalse();
        assertThat(store.count("aggregate_identifier in ('last', 'after')")).isEqualTo(2);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
