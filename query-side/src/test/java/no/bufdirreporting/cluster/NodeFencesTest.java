package no.bufdirreporting.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import no.bufdirreporting.platform.query.TestDatabase;
import no.bufdirreporting.platform.query.position.FencedTokenStore;
import no.bufdirreporting.platform.query.position.JdbcSegmentClaims;
import no.bufdirreporting.platform.query.position.SegmentClaims;
import no.bufdirreporting.platform.query.processing.NodeId;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims, lease and names in PostgreSQL. {@link NodeProtocolTest} holds what follows from them. */
class NodeFencesTest {

    private static final String PROCESSOR = "a-processor";
    private static final Duration TERM = Duration.ofSeconds(4);

    private final HikariDataSource database = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SegmentClaims claims = JdbcSegmentClaims.in(database);
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final LeaseTable lease = new JdbcLeaseTable(jdbc, transactions);
    private final FencedTokenStore hanging = new FencedTokenStore(claims, "node#1");
    private final FencedTokenStore other = new FencedTokenStore(claims, "node#2");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tokenOfALostClaimIsNotStored() {
        hanging.initializeTokenSegments(PROCESSOR, 2);
        hanging.fetchToken(PROCESSOR, 0);
        hanging.storeToken(new GlobalSequenceTrackingToken(7), PROCESSOR, 0);
        assertThatThrownBy(() -> other.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        elapse();
        assertThat(other.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertLost();
        other.releaseClaim(PROCESSOR, 0);
        assertLost();
        elapse();
        assertLost();
        assertThat(claims.of(PROCESSOR).get(0).token()).isEqualTo(new GlobalSequenceTrackingToken(7));
    }

    @Test
    void processOfTheSameIdCannotStoreEither() {
        var twin = new FencedTokenStore(claims, "node#1");
        hanging.initializeTokenSegments(PROCESSOR, 1);
        hanging.fetchToken(PROCESSOR, 0);
        twin.fetchToken(PROCESSOR, 0);
        assertLost();
        twin.storeToken(new GlobalSequenceTrackingToken(8), PROCESSOR, 0);
    }

    @Test
    void segmentWhoseTokenIsBeingStoredIsNotWaitedFor() {
        hanging.initializeTokenSegments(PROCESSOR, 1);
        hanging.fetchToken(PROCESSOR, 0);
        transaction.executeWithoutResult(status -> {
            hanging.storeToken(new GlobalSequenceTrackingToken(7), PROCESSOR, 0);
            inAnotherThread(
                    () -> assertThat(claims.claim(PROCESSOR, 0, "node#2")).isEmpty());
            inAnotherThread(
                    () -> assertThat(claims.releaseAllBut(List.of("node#2"))).isZero());
        });
    }

    @Test
    void formerLeaderHasNoEffect() {
        long epoch = lease.renew("node#1", "node#", TERM).orElseThrow();
        assertThat(lease.renew("node#1", "node#", TERM)).hasValue(epoch);
        assertThat(lease.renew("other#1", "other#", TERM)).isEmpty();
        assertThat(lease.whileHeld("node#1", epoch, () -> {})).isTrue();

        jdbc.sql("update audit.lease set expires_at = clock_timestamp()").update();
        assertThat(lease.whileHeld("node#1", epoch, () -> {})).isFalse();
        assertThat(lease.renew("other#1", "other#", TERM)).hasValue(epoch + 1);
        assertThat(lease.whileHeld("node#1", epoch, () -> {})).isFalse();

        assertThat(lease.renew("other#2", "other#", TERM)).as("a restart").hasValue(epoch + 2);
        lease.giveUp("other#2", epoch + 2);
        assertThat(lease.renew("node#1", "node#", TERM)).hasValue(epoch + 3);
    }

    @Test
    void leaseIsNotTakenWhileTheLeaderIsAtWork() {
        long epoch = lease.renew("node#1", "node#", TERM).orElseThrow();
        lease.whileHeld("node#1", epoch, () -> {
            inAnotherThread(
                    () -> assertThat(lease.renew("node#2", "node#", TERM)).isEmpty());
        });
    }

    @Test
    void secondProcessOfANameIsRefusedAndToldWhoHasIt() throws SQLException {
        try (var first = database.getConnection();
                var second = database.getConnection()) {
            var session = new MemberSession(first, new NodeId("twin", "1"));
            assertThat(session.members()).as("before it has joined").isEmpty();
            session.join();
            assertThat(session.members()).containsExactly("twin#1");
            assertThatThrownBy(() -> new MemberSession(second, new NodeId("twin", "2")))
                    .isInstanceOf(NodeIdInUseException.class)
                    .hasMessageContaining("bufdir.node-id 'twin'")
                    .hasMessageContaining("id twin#1, connected since");
            new MemberSession(second, new NodeId("another", "1")).join();
            assertThat(session.members()).containsExactlyInAnyOrder("twin#1", "another#1");
        }
    }

    @Test
    void idsOfProcessesDifferEvenIfNothingElseDoes() {
        assertThat(new NodeId(null, "1").name()).isNotEqualTo(new NodeId(null, "2").name());
        assertThat(new NodeId("node", "1")).hasToString("node#1");
    }

    private void assertLost() {
        assertThatThrownBy(() -> hanging.storeToken(new GlobalSequenceTrackingToken(9), PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> hanging.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    /** Lets all claims expire. */
    private void elapse() {
        jdbc.sql("update token_entry set extended_at = extended_at - interval '11 seconds'")
                .update();
    }

    private static void inAnotherThread(Runnable work) {
        var thread = new FutureTask<>(work, true);
        Thread.ofVirtual().start(thread);
        assertThat(thread).succeedsWithin(Duration.ofSeconds(10));
    }
}
