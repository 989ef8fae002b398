package no.bufdirreporting.organization.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.organization.OrganizationCommand.CATEGORY_RULES;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;

import java.util.Map;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.OrganizationCommand.PutCategories;
import no.bufdirreporting.organization.ReferenceChange;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CategoryRulesTest {

    private static final Map<String, String> RULES = Map.of("mentoring", "ungdom", "senior_cafe", "eldre");
    private static final Map<String, String> OTHERS = Map.of("mentoring", "foreldre_barn");

    private final FixtureConfiguration<CategoryRules> fixture = new AggregateTestFixture<>(CategoryRules.class);

    @Test
    void theFirstRulesAreVersionZero() {
        fixture.givenNoPriorActivity()
                .when(new PutCategories(RULES, false, null))
                .expectEvents(CategoriesDefined.of(RULES))
                .expectResultMessagePayload(new ReferenceChange(CATEGORY_RULES, 0, true));
    }

    @Test
    void newRulesReplaceAllEarlierOnes() {
        fixture.given(CategoriesDefined.of(RULES))
                .when(new PutCategories(OTHERS, false, null))
                .expectEvents(CategoriesDefined.of(OTHERS))
                .expectResultMessagePayload(new ReferenceChange(CATEGORY_RULES, 1, false));
    }

    @Test
    void repeatingAPutChangesNothing() {
        fixture.givenCommands(new PutCategories(RULES, false, null))
                .when(new PutCategories(RULES, false, null))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(CATEGORY_RULES, 0, false));
    }

    @Test
    void aFreshInstallationMayHaveNoRules() {
        fixture.givenNoPriorActivity()
                .when(new PutCategories(Map.of(), true, null))
                .expectEvents(CategoriesDefined.of(Map.of()));
    }

    @Test
    void noPutDeletesAllRules() {
        fixture.given(CategoriesDefined.of(RULES))
                .when(new PutCategories(Map.of(), false, null))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "no-categories"));
    }

    @Test
    void shippedRulesDoNotReplaceExistingOnes() {
        fixture.given(CategoriesDefined.of(RULES))
                .when(new PutCategories(OTHERS, true, null))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(CATEGORY_RULES, 0, false));
    }

    @Test
    void anOutdatedVersionIsRejected() {
        fixture.given(CategoriesDefined.of(RULES), CategoriesDefined.of(OTHERS))
                .when(new PutCategories(RULES, false, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void anExpectedVersionIsRejectedForTheFirstRules() {
        fixture.givenNoPriorActivity()
                .when(new PutCategories(RULES, false, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }
}
