package no.bufdirreporting.organization.command;

import static no.bufdirreporting.kernel.Precondition.ofVersion;
import static no.bufdirreporting.platform.command.Refusals.refused;
import static no.bufdirreporting.platform.command.Refusals.refusedAsStale;
import static org.mockito.Mockito.mock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.kernel.ImportedRow.Outcome;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.OrganizationCommand.ImportChapter;
import no.bufdirreporting.organization.OrganizationCommand.ImportedChapter;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.ReferenceChange;
import no.bufdirreporting.platform.axon.Provenance;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class ChapterTest {

    private static final String ID = "chapter:chapter-1";
    private static final ChapterRegistered REGISTERED =
            new ChapterRegistered("chapter-1", "org-1", "Bergen", "Vestland", "Bergen");
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);
    private static final ChapterRelocated ROGALAND =
            new ChapterRelocated("chapter-1", "org-1", "Rogaland", "Bergen", JULY);

    private final FixtureConfiguration<Chapter> fixture = new AggregateTestFixture<>(Chapter.class)
            .registerInjectableResource(new RegisteredData()
                    .organization("org-1")
                    .organization("org-2")
                    .directory())
            .registerInjectableResource(new Municipalities(new ClassPathResource("municipalities.csv")))
            .registerInjectableResource(new SpellingCheck(mock()));

    private static ImportChapter row(String name, boolean correct, boolean dryRun) {
        return new ImportChapter(put("org-1", name, "Vestland", "Bergen"), "import-1", correct, dryRun);
    }

    @Test
    void aRowRegistersItsChapterUnlessItIsADryRun() {
        fixture.givenNoPriorActivity()
                .when(row("Bergen", false, false))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new ImportedChapter(Outcome.RECORDED, List.of()));
        fixture.givenNoPriorActivity()
                .when(row("Bergen", false, true))
                .expectNoEvents()
                .expectResultMessagePayload(new ImportedChapter(Outcome.RECORDED, List.of()));
    }

    @Test
    void aRowOfAChapterThatIsSoIsRepeated() {
        fixture.given(REGISTERED)
                .when(row("Bergen", true, false))
                .expectNoEvents()
                .expectResultMessagePayload(new ImportedChapter(Outcome.REPEATED, List.of()));
    }

    @Test
    void anImportThatWasInterruptedCountsItsRowsAsBefore() {
        var request = Map.of(Provenance.CORRELATION, "import-1");
        fixture.given(new GenericEventMessage<>(REGISTERED, request))
                .when(row("Bergen", true, false))
                .expectNoEvents()
                .expectResultMessagePayload(new ImportedChapter(Outcome.RECORDED, List.of()));
        fixture.given(REGISTERED, new GenericEventMessage<>(new ChapterRenamed("chapter-1", "org-1", "B"), request))
                .when(row("B", true, false))
                .expectNoEvents()
                .expectResultMessagePayload(new ImportedChapter(Outcome.CORRECTED, List.of()));
    }

    @Test
    void aRowChangesAChapterOnlyIfItMay() {
        fixture.given(REGISTERED)
                .when(row("B", false, false))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "row-key-reused"));
        fixture.given(REGISTERED)
                .when(row("B", true, false))
                .expectEvents(new ChapterRenamed("chapter-1", "org-1", "B"))
                .expectResultMessagePayload(new ImportedChapter(Outcome.CORRECTED, List.of()));
        fixture.given(REGISTERED)
                .when(row("B", true, true))
                .expectNoEvents()
                .expectResultMessagePayload(new ImportedChapter(Outcome.CORRECTED, List.of()));
    }

    @Test
    void aChapterIsRegisteredByItsFirstPut() {
        fixture.givenNoPriorActivity()
                .when(put("org-1", "Bergen", "Vestland", "Bergen"))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new ReferenceChange(ID, 0, true));
    }

    @Test
    void aChapterNeedsNeitherRegionNorMunicipality() {
        fixture.givenNoPriorActivity()
                .when(put("org-1", "Bergen", null, null))
                .expectEvents(new ChapterRegistered("chapter-1", "org-1", "Bergen", null, null));
    }

    @Test
    void aChapterOfAnUnknownOrganizationIsRejected() {
        fixture.givenNoPriorActivity()
                .when(put("org-unknown", "Bergen", "Vestland", "Bergen"))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @Test
    void repeatingAPutChangesNothing() {
        fixture.givenCommands(put("org-1", "Bergen", "Vestland", null))
                .when(put("org-1", "Bergen", "Vestland", null))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(ID, 0, false));
    }

    @Test
    void aNewNameRenamesIt() {
        fixture.given(REGISTERED)
                .when(put("org-1", "Bergen sentrum", "Vestland", "Bergen"))
                .expectEvents(new ChapterRenamed("chapter-1", "org-1", "Bergen sentrum"))
                .expectResultMessagePayload(new ReferenceChange(ID, 1, false));
    }

    @Test
    void aNewMunicipalityMovesIt() {
        fixture.given(REGISTERED)
                .when(put("org-1", "Bergen", "Vestland", "Askøy"))
                .expectEvents(new ChapterMoved("chapter-1", "org-1", "Vestland", "Askøy"));
    }

    @Test
    void omittedFieldsAreCleared() {
        fixture.given(REGISTERED)
                .when(put("org-1", "Bergen", null, null))
                .expectEvents(new ChapterMoved("chapter-1", "org-1", null, null));
    }

    @Test
    void renamingAndMovingTogetherAreTwoEvents() {
        fixture.given(REGISTERED)
                .when(put("org-1", "Oslo", "Oslo", "Oslo"))
                .expectEvents(
                        new ChapterRenamed("chapter-1", "org-1", "Oslo"),
                        new ChapterMoved("chapter-1", "org-1", "Oslo", "Oslo"))
                .expectResultMessagePayload(new ReferenceChange(ID, 2, false));
    }

    @Test
    void aChapterNeverChangesOrganization() {
        fixture.given(REGISTERED)
                .when(put("org-2", "Bergen", "Vestland", "Bergen"))
                .expectNoEvents()
                .expectException(refused(Kind.CONFLICT, "chapter-keeps-organization"));
    }

    @Test
    void shippedDataDoesNotChangeAnExistingOne() {
        fixture.given(REGISTERED)
                .when(new PutChapter("chapter-1", "org-2", "Shipped name", null, null, null, null, true, null))
                .expectNoEvents()
                .expectResultMessagePayload(new ReferenceChange(ID, 0, false));
    }

    @Test
    void anOutdatedVersionIsRejected() {
        fixture.given(REGISTERED, new ChapterRenamed("chapter-1", "org-1", "Bergen sentrum"))
                .when(new PutChapter("chapter-1", "org-1", "Bergen", null, null, null, null, false, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void anExpectedVersionIsRejectedForANewOne() {
        fixture.givenNoPriorActivity()
                .when(new PutChapter("chapter-1", "org-1", "Bergen", null, null, null, null, false, ofVersion(0)))
                .expectNoEvents()
                .expectException(refusedAsStale());
    }

    @Test
    void aMoveFromADayKeepsEarlierRegions() {
        fixture.given(REGISTERED)
                .when(move("Rogaland", JULY))
                .expectEvents(new ChapterRelocated("chapter-1", "org-1", "Rogaland", "Bergen", JULY))
                .expectResultMessagePayload(new ReferenceChange(ID, 1, false));
    }

    @Test
    void repeatingAMoveChangesNothing() {
        fixture.given(REGISTERED, ROGALAND).when(move("Rogaland", JULY)).expectNoEvents();
        fixture.given(REGISTERED, ROGALAND)
                .when(move("Rogaland", JULY.plusMonths(1)))
                .expectNoEvents();
        fixture.given(REGISTERED).when(move("Vestland", JULY)).expectNoEvents();
    }

    @Test
    void aMoveCanBeCorrectedToAnEarlierDay() {
        var june = JULY.minusMonths(1);
        fixture.given(REGISTERED, ROGALAND)
                .when(move("Rogaland", june))
                .expectEvents(new ChapterRelocated("chapter-1", "org-1", "Rogaland", "Bergen", june));
    }

    @Test
    void aMoveIsUndoneByMovingBack() {
        fixture.given(REGISTERED, ROGALAND)
                .when(move("Vestland", JULY))
                .expectEvents(new ChapterRelocated("chapter-1", "org-1", "Vestland", "Bergen", JULY));
    }

    @Test
    void renamingAChapterKeepsItsHistory() {
        fixture.given(REGISTERED, ROGALAND)
                .when(put("org-1", "Nytt navn", "Rogaland", "Bergen"))
                .expectEvents(new ChapterRenamed("chapter-1", "org-1", "Nytt navn"));
    }

    @Test
    void aMoveWithoutADayReplacesTheWholeHistory() {
        fixture.given(REGISTERED, ROGALAND)
                .when(put("org-1", "Bergen", "Vestland", "Bergen"))
                .expectEvents(new ChapterMoved("chapter-1", "org-1", "Vestland", "Bergen"));
        fixture.given(REGISTERED, ROGALAND, new ChapterMoved("chapter-1", "org-1", "Vestland", "Bergen"))
                .when(move("Vestland", JULY))
                .expectNoEvents();
    }

    @Test
    void aNewChapterWithEffectiveFromHasNoRegionBefore() {
        fixture.givenNoPriorActivity()
                .when(move("Rogaland", JULY))
                .expectEvents(new ChapterRegistered("chapter-1", "org-1", "Bergen", null, null), ROGALAND)
                .expectResultMessagePayload(new ReferenceChange(ID, 1, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "3000-01-01"})
    void aMoveOutsideTheCalendarIsRejected(LocalDate day) {
        fixture.given(REGISTERED)
                .when(move("Rogaland", day))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "effective-from-out-of-range"));
        fixture.givenNoPriorActivity()
                .when(move("Rogaland", day))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "effective-from-out-of-range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2999-12-31"})
    void aMoveCanBeFarInThePastOrFuture(LocalDate day) {
        fixture.given(REGISTERED)
                .when(move("Rogaland", day))
                .expectEvents(new ChapterRelocated("chapter-1", "org-1", "Rogaland", "Bergen", day));
    }

    private static final List<ChapterRegion> DRAMMEN = List.of(
            new ChapterRegion("Buskerud", "Drammen", null),
            new ChapterRegion("Viken", "Drammen", LocalDate.of(2020, 1, 1)),
            new ChapterRegion("Buskerud", "Drammen", LocalDate.of(2024, 1, 1)));

    @Test
    void aMunicipalityGivesTheRegionsOfItsCountiesOverTime() {
        fixture.givenNoPriorActivity()
                .when(place("3301", null, null, null))
                .expectEvents(
                        new ChapterRegistered("chapter-1", "org-1", "Bergen", null, null),
                        new ChapterPlaced("chapter-1", "org-1", "3301", null, DRAMMEN))
                .expectResultMessagePayload(new ReferenceChange(ID, 1, true));
    }

    @Test
    void aRegionThatIsStatedGoesBeforeThatOfTheMunicipality() {
        fixture.given(REGISTERED)
                .when(place("3301", "Viken", null, null))
                .expectEvents(new ChapterPlaced(
                        "chapter-1", "org-1", "3301", null, List.of(new ChapterRegion("Viken", "Drammen", null))));
    }

    @Test
    void aPlaceFromADayOnKeepsTheHistoryBefore() {
        var day = LocalDate.of(2022, 6, 1);
        fixture.given(REGISTERED)
                .when(place("0602", null, null, day))
                .expectEvents(new ChapterPlaced(
                        "chapter-1",
                        "org-1",
                        "0602",
                        day,
                        List.of(
                                new ChapterRegion("Viken", "Drammen", day),
                                new ChapterRegion("Buskerud", "Drammen", LocalDate.of(2024, 1, 1)))));
    }

    @Test
    void whatWasReadOfAPlacedChapterChangesNothing() {
        var placed = new ChapterPlaced("chapter-1", "org-1", "3301", null, DRAMMEN);
        fixture.given(REGISTERED, placed)
                .when(place("3301", "Buskerud", "Drammen", null))
                .expectNoEvents();
        fixture.given(REGISTERED, placed).when(place("3301", null, null, null)).expectNoEvents();
        fixture.given(REGISTERED, placed)
                .when(put("org-1", "Bergen", "Buskerud", "Drammen"))
                .expectNoEvents();
    }

    @Test
    void anotherRegionWithoutMunicipalityNumberTakesThePlaceAway() {
        fixture.given(REGISTERED, new ChapterPlaced("chapter-1", "org-1", "3301", null, DRAMMEN))
                .when(put("org-1", "Bergen", "Vestland", "Bergen"))
                .expectEvents(new ChapterMoved("chapter-1", "org-1", "Vestland", "Bergen"));
    }

    @Test
    void anUnknownMunicipalityIsRejected() {
        fixture.given(REGISTERED)
                .when(place("9999", null, null, null))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-municipality"));
    }

    private static PutChapter place(
            String number, @Nullable String region, @Nullable String municipality, @Nullable LocalDate day) {
        return new PutChapter("chapter-1", "org-1", "Bergen", region, municipality, number, day, false, null);
    }

    private static PutChapter move(String region, LocalDate effectiveFrom) {
        return new PutChapter("chapter-1", "org-1", "Bergen", region, "Bergen", null, effectiveFrom, false, null);
    }

    private static PutChapter put(String orgId, String name, @Nullable String region, @Nullable String municipality) {
        return new PutChapter("chapter-1", orgId, name, region, municipality, null, null, false, null);
    }
}
