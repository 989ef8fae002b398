package no.bufdirreporting.geography.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.ChapterRow.Group;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.geography.query.Breakdown.ChapterShare;
import no.bufdirreporting.geography.query.Breakdown.RegionShare;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.query.RegisteredChapters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistributionTallyTest {

    private static final LocalDate DAY = LocalDate.of(2024, 11, 5);
    private static final RegisteredChapters CHAPTERS = new RegisteredChapters(
            4,
            Map.of(
                    "lc-1", chapter("lc-1", "Bergen", "Vestland"),
                    "lc-2", chapter("lc-2", "Askøy", "Vestland"),
                    "lc-3", chapter("lc-3", "Askøy", null),
                    "lc-4", chapter("lc-4", "Oslo", "Oslo")));

    private final DistributionTally tally = new DistributionTally(CHAPTERS);

    @Test
    void mostParticipantsComeFirstThenNamesThenWhatHasNone() {
        tally.add("lc-x", DAY, 3, 1);
        tally.add("lc-1", DAY, 2, 1);
        tally.add("lc-4", DAY, 5, 1);
        tally.add("lc-2", DAY, 3, 2);
        tally.add("lc-3", DAY, 3, 1);
        tally.add("lc-1", DAY, 1, 1);
        tally.add("lc-a", DAY, 3, 0);

        var figures = tally.figures();

        assertThat(figures.regions())
                .containsExactly(
                        new RegionFigures(null, 9, 2),
                        new RegionFigures("Vestland", 6, 4),
                        new RegionFigures("Oslo", 5, 1));
        assertThat(figures.chapters())
                .containsExactly(
                        new ChapterFigures("lc-4", "Oslo", 5, 1, "Oslo"),
                        new ChapterFigures("lc-2", "Askøy", 3, 2, "Vestland"),
                        new ChapterFigures("lc-3", "Askøy", 3, 1, null),
                        new ChapterFigures("lc-1", "Bergen", 3, 2, "Vestland"),
                        new ChapterFigures("lc-a", null, 3, 0, null),
                        new ChapterFigures("lc-x", null, 3, 1, null));
    }

    @Test
    void regionsOfEqualSizeAreInTheOrderOfNamesAndWhatHasNoneIsLast() {
        tally.add("lc-x", DAY, 3, 9);
        tally.add("lc-1", DAY, 3, 1);
        tally.add("lc-4", DAY, 3, 2);

        assertThat(tally.figures().regions())
                .extracting(RegionFigures::region)
                .containsExactly("Oslo", "Vestland", null);
    }

    @Test
    void whatHasNoRegionIsNoRegion() {
        tally.add("lc-x", DAY, 30, 1);
        assertThat(tally.figures().numberOfRegions()).isZero();
        assertThat(tally.figures().topRegion()).isNull();

        tally.add("lc-1", DAY, 2, 1);
        tally.add("lc-4", DAY, 1, 1);
        assertThat(tally.figures().numberOfRegions()).isEqualTo(2);
        assertThat(tally.figures().topRegion()).isEqualTo("Vestland");
    }

    @Test
    void sharesAreOfAllParticipantsAlsoOfThoseWithoutARegion() {
        tally.add("lc-x", DAY, 1, 1);
        tally.add("lc-1", DAY, 5, 1);
        tally.add("lc-4", DAY, 10, 1);

        assertThat(Breakdown.byRegion("org-1", "2024", tally.figures()))
                .isEqualTo(new Breakdown<>(
                        "org-1",
                        "2024",
                        List.of(
                                new RegionShare("Oslo", 10L, new BigDecimal("62.5"), null),
                                new RegionShare("Vestland", 5L, new BigDecimal("31.3"), null),
                                new RegionShare(null, 1L, new BigDecimal("6.3"), null))));
        assertThat(Breakdown.byLocalChapter("org-1", "2024", tally.figures()).breakdown())
                .last()
                .isEqualTo(new ChapterShare("lc-x", null, 1L, new BigDecimal("6.3"), null, new Group(null)));
    }

    @Test
    void whereNobodyTookPartEveryShareIsZero() {
        tally.add("lc-1", DAY, 0, 3);
        tally.add("lc-4", DAY, 0, 1);

        assertThat(Breakdown.byRegion("org-1", "2024", tally.figures()).breakdown())
                .containsExactly(
                        new RegionShare("Oslo", 0L, BigDecimal.ZERO, null),
                        new RegionShare("Vestland", 0L, BigDecimal.ZERO, null));
        var nothing = new DistributionFigures(List.of(), List.of());
        assertThat(Breakdown.byLocalChapter("org-1", "2024", nothing).breakdown())
                .isEmpty();
    }

    private static ChapterView chapter(String id, String name, @Nullable String region) {
        return new ChapterView(
                id,
                name,
                "org-1",
                region,
                null,
                null,
                List.of(new ChapterRegion(region, null, null)),
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }
}
