package no.bufdirreporting.organization.command;

import static java.util.concurrent.CompletableFuture.runAsync;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.ReportingPeriod;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class OrganizationDirectoryTest {

    private static final LocalDate MAY_1 = LocalDate.of(2024, 5, 1);
    private static final LocalDate MAY_17 = LocalDate.of(2024, 5, 17);
    private static final LocalDate MAY_31 = LocalDate.of(2024, 5, 31);

    private final RegisteredData registered = new RegisteredData();
    private final OrganizationDirectory directory = registered.directory();

    @Test
    void anOrganizationIsKnownAsSoonAsItIsRegistered() {
        assertThat(
                catchThrowable(() -> directory.requireOrganization("org-1")),
                refused(Kind.IMPOSSIBLE, "unknown-organization"));
        registered.organization("org-1");
        assertThatCode(() -> directory.requireOrganization("org-1")).doesNotThrowAnyException();
    }

    @Test
    void aChapterHasAnOrganizationAsSoonAsItIsRegistered() {
        assertThat(directory.organizationOf("chapter-1")).isNull();
        registered.chapter("chapter-1", "org-1");
        assertThat(directory.organizationOf("chapter-1")).isEqualTo("org-1");
    }

    @Test
    void aCommandLooksForAnUnregisteredChapterOnce() {
        var command = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("command"));
        try {
            assertThat(directory.organizationOf("chapter-1")).isNull();
            runAsync(() -> registered.chapter("chapter-1", "org-1").chapter("chapter-2", "org-2"))
                    .join();
            assertThat(directory.organizationOf("chapter-1")).isNull();
            assertThat(directory.organizationOf("chapter-2")).isEqualTo("org-2");
        } finally {
            command.rollback();
        }
        assertThat(directory.organizationOf("chapter-1")).isEqualTo("org-1");
    }

    @Test
    void anOrganizationAndAChapterCanHaveTheSameId() {
        registered.organization("bergen").chapter("oslo", "bergen");
        assertThat(directory.organizationOf("bergen")).isNull();
        assertThat(
                catchThrowable(() -> directory.requireOrganization("oslo")),
                refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @Test
    void aCalendarPeriodNeedsNoRegistration() {
        assertThat(directory.requirePeriod("rp-2024-05")).isEqualTo(new ReportingPeriod("rp-2024-05", MAY_1, MAY_31));
    }

    @Test
    void aRegisteredPeriodHasItsLatestDays() {
        registered.period("spring", MAY_1, MAY_17);
        assertThat(directory.requirePeriod("spring")).isEqualTo(new ReportingPeriod("spring", MAY_1, MAY_17));
        registered.changedPeriod("spring", MAY_1, MAY_31);
        assertThat(directory.requirePeriod("spring")).isEqualTo(new ReportingPeriod("spring", MAY_1, MAY_31));
    }

    @Test
    void anUnknownPeriodIsRejected() {
        assertThat(
                catchThrowable(() -> directory.requirePeriod("2024-q5")),
                refused(Kind.IMPOSSIBLE, "unknown-reporting-period"));
    }
}
