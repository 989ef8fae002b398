package no.bufdirreporting.organization.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.time.LocalDate;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.OrganizationCommand.PutReportingPeriod;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RegisteredPeriodTest {

    private static final String ID = "reporting-period:spring";
    private static final LocalDate MAY_1 = LocalDate.of(2024, 5, 1);
    private static final LocalDate MAY_17 = LocalDate.of(2024, 5, 17);
    private static final LocalDate MAY_31 = LocalDate.of(2024, 5, 31);
    private static final ReportingPeriodRegistered REGISTERED = new ReportingPeriodRegistered("spring", MAY_1, MAY_17);

    private final FixtureConfiguration<RegisteredPeriod> fixture = new AggregateTestFixture<>(RegisteredPeriod.class);

    @Test
    void aPeriodIsRegisteredByItsFirstPut() {
        fixture.givenNoPriorActivity()
                .when(put("spring", MAY_1, MAY_17))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new ReferenceChange(ID, 0, true));
    }

    @Test
    void aPeriodCanBeASingleDay() {
        fixture.givenNoPriorActivity()
                .when(put("spring", MAY_17, MAY_17))
                .expectEvents(new ReportingPeriodRegistered("spring", MAY_17, MAY_17));
    }

    @Test
    void repeatingAPutChangesNothing() {
        fixture.givenCommands(put("spring", MAY_1, MAY_17))
                .when(put("spring", MAY_1, MAY_17))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(ID, 0, false));
    }

    @Test
    void newDaysChangeIt() {
        fixture.given(REGISTERED)
                .when(put("spring", MAY_1, MAY_31))
                .expectEvents(new ReportingPeriodChanged("spring", MAY_1, MAY_31))
                .expectResultMessagePayload(new ReferenceChange(ID, 1, false));
    }

    @Test
    void changedDaysCanBeChangedBack() {
        fixture.given(REGISTERED, new ReportingPeriodChanged("spring", MAY_17, MAY_31))
                .when(put("spring", MAY_1, MAY_17))
                .expectEvents(new ReportingPeriodChanged("spring", MAY_1, MAY_17));
    }

    @Test
    void anEndBeforeItsStartIsRejected() {
        fixture.givenNoPriorActivity()
                .when(put("spring", MAY_17, MAY_1))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "period-ends-before-start"));
    }

    @Test
    void anEndBeforeItsStartIsRejectedForAChange() {
        fixture.given(REGISTERED)
                .when(put("spring", MAY_17, MAY_1))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "period-ends-before-start"));
    }

    @Test
    void theDaysOfACalendarPeriodCannotBeChanged() {
        fixture.givenNoPriorActivity()
                .when(put("2024-05", MAY_1, MAY_17))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "calendar-period-is-fixed"));
    }

    @Test
    void aCalendarPeriodCanBeRegisteredWithItsDays() {
        fixture.givenNoPriorActivity()
                .when(put("2024-05", MAY_1, MAY_31))
                .expectEvents(new ReportingPeriodRegistered("2024-05", MAY_1, MAY_31));
    }

    @Test
    void anOutdatedVersionIsRejected() {
        fixture.given(REGISTERED, new ReportingPeriodChanged("spring", MAY_1, MAY_31))
                .when(new PutReportingPeriod("spring", MAY_1, MAY_17, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void anExpectedVersionIsRejectedForANewOne() {
        fixture.givenNoPriorActivity()
                .when(new PutReportingPeriod("spring", MAY_1, MAY_17, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    private static PutReportingPeriod put(String id, LocalDate start, LocalDate end) {
        return new PutReportingPeriod(id, start, end, null);
    }
}
