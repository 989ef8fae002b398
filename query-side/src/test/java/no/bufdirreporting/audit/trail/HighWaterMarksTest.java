package no.bufdirreporting.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import no.bufdirreporting.audit.chain.ChainCheck;
import no.bufdirreporting.audit.chain.ChainDifference.What;
import no.bufdirreporting.audit.chain.ChainReport;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How a check of the chain judges a trail that is shorter than the store. */
class HighWaterMarksTest {

    private static final int EVENTS = 20;

    private RunningReadModel readModel;
    private JdbcTemplate jdbc;

    @BeforeEach
    void start() {
        var log = new EventLog();
        readModel = RunningReadModel.start(log, "bufdir.audit.wait=200ms");
        jdbc = readModel.bean(JdbcTemplate.class);
        readModel.project(IntStream.range(0, EVENTS)
                .mapToObj(n -> log.next("organization:" + n, new OrganizationRegistered("org-" + n, "Name " + n)))
                .toArray(DomainEventMessage<?>[]::new));
        readModel
                .bean(EventProcessingConfiguration.class)
                .eventProcessor(AuditProcessors.TRAIL, StreamingEventProcessor.class)
                .orElseThrow()
                .shutDown();
    }

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void missingTrailOfANewInstallationIsNoDifference() {
        jdbc.update("delete from token_entry where processor_name <> 'read-model'");
        jdbc.update("update audit.version_head set position = 0");
        jdbc.update("delete from audit.audit_event");
        assertThat(check().intact()).isTrue();
        assertThat(check().events()).isEqualTo(EVENTS);
    }

    @Test
    void trailThatIsBehindIsNoDifference() {
        jdbc.update("delete from audit.audit_event where position > 15");
        jdbc.update("update token_entry set token = ? where processor_name = 'audit-trail'", tokenAt(15));
        assertThat(check().intact()).isTrue();
    }

    @Test
    void missingRowsBelowTheTrailsTokenAreADifference() {
        jdbc.update("delete from audit.audit_event where position > 15");
        assertUnrecorded(16);
        assertThatThrownBy(readModel.bean(TrailWaiter.class)::await)
                .hasMessageContaining("after position 15 are missing from the audit trail");
    }

    @Test
    void withoutTheTrailsTokenOtherPositionsShowMissingRows() {
        jdbc.update("delete from token_entry where processor_name = 'audit-trail'");
        jdbc.update("delete from audit.audit_event where position > 15");
        assertUnrecorded(16);
        jdbc.update("delete from audit.audit_event");
        assertUnrecorded(1);
    }

    @Test
    void tokenBeyondTheStoreShowsAMissingEvent() {
        jdbc.update("update token_entry set token = ? where processor_name = 'read-model'", tokenAt(EVENTS + 3));
        var first = check().firstDifference();
        assertThat(first).isNotNull();
        assertThat(first.position()).isEqualTo(EVENTS + 1);
        assertThat(first.what()).isEqualTo(What.MISSING);
        assertThat(first.detail()).contains("to " + (EVENTS + 3));
    }

    private byte[] tokenAt(long position) {
        String token = new String(
                jdbc.queryForObject("select token from token_entry where processor_name = 'audit-trail'", byte[].class),
                StandardCharsets.UTF_8);
        return token.replace(":" + EVENTS, ":" + position).getBytes(StandardCharsets.UTF_8);
    }

    private void assertUnrecorded(long position) {
        var first = check().firstDifference();
        assertThat(first).isNotNull();
        assertThat(first.position()).isEqualTo(position);
        assertThat(first.what()).isEqualTo(What.UNRECORDED);
    }

    private ChainReport check() {
        return readModel.bean(ChainCheck.class).check(null, position -> {});
    }
}
