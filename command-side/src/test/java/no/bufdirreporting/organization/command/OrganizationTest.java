package no.bufdirreporting.organization.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.OrganizationCommand.PutOrganization;
import no.bufdirreporting.organization.OrganizationNumbered;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.ReferenceChange;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganizationTest {

    private static final String ID = "organization:org-1";
    private static final OrganizationRegistered REGISTERED = new OrganizationRegistered("org-1", "Røde Kors");

    private final FixtureConfiguration<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    @Test
    void anOrganizationIsRegisteredByItsFirstPut() {
        fixture.givenNoPriorActivity()
                .when(put("Røde Kors", null))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new ReferenceChange(ID, 0, true));
    }

    @Test
    void aNewNameRenamesIt() {
        fixture.given(REGISTERED)
                .when(put("Norges Røde Kors", null))
                .expectEvents(new OrganizationRenamed("org-1", "Norges Røde Kors"))
                .expectResultMessagePayload(new ReferenceChange(ID, 1, false));
    }

    @Test
    void repeatingAPutChangesNothing() {
        fixture.givenCommands(put("Røde Kors", null))
                .when(put("Røde Kors", null))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(ID, 0, false));
    }

    @Test
    void aFormerNameCanBeUsedAgain() {
        fixture.given(REGISTERED, new OrganizationRenamed("org-1", "Norges Røde Kors"))
                .when(put("Røde Kors", null))
                .expectEvents(new OrganizationRenamed("org-1", "Røde Kors"));
    }

    @Test
    void shippedDataRegistersAMissingOne() {
        fixture.givenNoPriorActivity()
                .when(new PutOrganization("org-1", "Røde Kors", null, true, null))
                .expectEvents(REGISTERED);
    }

    @Test
    void shippedDataDoesNotChangeAnExistingOne() {
        fixture.given(REGISTERED)
                .when(new PutOrganization("org-1", "Shipped name", "310000027", true, null))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(ID, 0, false));
    }

    @Test
    void aNumberIsAnEventOfItsOwn() {
        fixture.givenNoPriorActivity()
                .when(new PutOrganization("org-1", "Røde Kors", "310000019", false, null))
                .expectEvents(REGISTERED, new OrganizationNumbered("org-1", "310000019"))
                .expectResultMessagePayload(new ReferenceChange(ID, 1, true));
        fixture.given(REGISTERED, new OrganizationNumbered("org-1", "310000019"))
                .when(new PutOrganization("org-1", "Røde Kors", "310000019", false, null))
                .expectNoEvents();
    }

    @Test
    void anOmittedNumberIsCleared() {
        fixture.given(REGISTERED, new OrganizationNumbered("org-1", "310000019"))
                .when(put("Røde Kors", null))
                .expectEvents(new OrganizationNumbered("org-1", null));
    }

    @Test
    void theCurrentVersionIsAccepted() {
        fixture.given(REGISTERED)
                .when(put("Norges Røde Kors", ofVersion(0)))
                .expectEvents(new OrganizationRenamed("org-1", "Norges Røde Kors"));
    }

    @Test
    void anOutdatedVersionIsRejected() {
        fixture.given(REGISTERED, new OrganizationRenamed("org-1", "Norges Røde Kors"))
                .when(put("Røde Kors i Norge", ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void anExpectedVersionIsRejectedForANewOne() {
        fixture.givenNoPriorActivity()
                .when(put("Røde Kors", ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    private static PutOrganization put(String name, @Nullable Precondition precondition) {
        return new PutOrganization("org-1", name, null, false, precondition);
    }
}
