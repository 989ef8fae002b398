package no.bufdirreporting.audit.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.bufdirreporting.audit.trail.ClockLead;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ClockHealthTest {

    @Test
    void healthNamesTheTimeOfAnEventThatIsAheadOfTheClock() {
        var log = new EventLog();
        var ahead = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        try (var readModel = RunningReadModel.start(log)) {
            readModel.project(log.next("organization:a", new OrganizationRegistered("org-a", "A")));
            assertThat(health(readModel).getDetails()).isEmpty();
            assertThat(readModel.bean(ClockLead.class).events()).isZero();

            readModel.project(log.next("organization:b", new OrganizationRegistered("org-b", "B"), ahead));
            assertThat(health(readModel).getStatus()).isEqualTo(Status.UP);
            assertThat(health(readModel).getDetails()).containsEntry("latestEventAt", ahead);
            assertThat(health(readModel).getDetails().get("warning").toString())
                    .contains(ahead.toString(), "position:<n>");

            readModel.project(log.next("organization:c", new OrganizationRegistered("org-c", "C")));
            assertThat(readModel.bean(ClockLead.class).events()).isEqualTo(2);
        }
    }

    private static Health health(RunningReadModel readModel) {
        return readModel.bean(ClockHealth.class).health();
    }
}
