package no.bufdirreporting.reportdata.command;

import java.util.Arrays;
import java.util.List;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportDefinitionChanges;
import no.bufdirreporting.reportdata.ReportDefinitionCommand.PutReportDefinitions;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ReportDefinitionsTest {

    private static final ReportDefinition REST = definition("rest", true);
    private static final ReportDefinition CLUBS = definition("clubs", false, "org-1", "org-2");
    private static final ReportDefinition CLUBS_WITHDRAWN = definition("clubs", false);

    private final FixtureConfiguration<ReportDefinitions> fixture = new AggregateTestFixture<>(ReportDefinitions.class);

    @Test
    void theFirstStartRegistersAll() {
        fixture.givenNoPriorActivity()
                .when(put(CLUBS, REST))
                .expectEvents(registered(CLUBS), registered(REST))
                .expectResultMessagePayload(changes(List.of("clubs", "rest"), List.of(), List.of()));
    }

    @Test
    void aRepeatedStartStoresNothing() {
        fixture.givenCommands(put(CLUBS, REST))
                .when(put(CLUBS, REST))
                .expectNoEvents()
                .expectResultMessagePayload(changes(List.of(), List.of(), List.of()));
    }

    @Test
    void onlyChangedDefinitionsAreRegisteredAgain() {
        var changed = definition("clubs", false, "org-1");
        fixture.given(registered(CLUBS), registered(REST))
                .when(put(changed, REST))
                .expectEvents(registered(changed))
                .expectResultMessagePayload(changes(List.of(), List.of("clubs"), List.of()));
    }

    @Test
    void aMissingDefinitionIsWithdrawn() {
        fixture.given(registered(CLUBS), registered(REST))
                .when(put(REST))
                .expectEvents(registered(CLUBS_WITHDRAWN))
                .expectResultMessagePayload(changes(List.of(), List.of(), List.of("clubs")));
    }

    @Test
    void aWithdrawnDefinitionIsNotWithdrawnAgain() {
        fixture.givenCommands(put(CLUBS, REST), put(REST)).when(put(REST)).expectNoEvents();
    }

    @Test
    void aWithdrawnDefinitionCanBeRegisteredAgain() {
        fixture.givenCommands(put(CLUBS, REST), put(REST))
                .when(put(CLUBS, REST))
                .expectEvents(registered(CLUBS))
                .expectResultMessagePayload(changes(List.of(), List.of("clubs"), List.of()));
    }

    @Test
    void aReplacementIsRegisteredBeforeTheWithdrawal() {
        var successor = definition("youth-clubs", false, "org-1", "org-2");
        fixture.given(registered(CLUBS), registered(REST))
                .when(put(REST, successor))
                .expectEvents(registered(successor), registered(CLUBS_WITHDRAWN));
    }

    @Test
    void aNewDefaultIsRegisteredBeforeTheOldOneIsWithdrawn() {
        var successor = definition("others", true);
        fixture.given(registered(REST), registered(CLUBS))
                .when(put(CLUBS, successor))
                .expectEvents(registered(successor), registered(definition("rest", false)));
    }

    private static ReportDefinition definition(String id, boolean forAllOthers, String... organizations) {
        var field = new Field("count", "Antall", List.of(), ReportMeasure.ACTIVITIES, "register");
        var section = new Section("all", "I alt", List.of(field));
        return new ReportDefinition(id, "Title of " + id, List.of(organizations), forAllOthers, List.of(section));
    }

    private static PutReportDefinitions put(ReportDefinition... definitions) {
        return new PutReportDefinitions(Arrays.asList(definitions));
    }

    private static ReportDefinitionRegistered registered(ReportDefinition definition) {
        return new ReportDefinitionRegistered(definition);
    }

    private static ReportDefinitionChanges changes(List<String> added, List<String> changed, List<String> withdrawn) {
        return new ReportDefinitionChanges(added, changed, withdrawn);
    }
}
