package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.EventLog.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.kernel.Slice;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.CategoriesView;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationNumbered;
import no.bufdirreporting.organization.OrganizationQuery.ChapterPage;
import no.bufdirreporting.organization.OrganizationQuery.FindCategories;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import no.bufdirreporting.organization.OrganizationQuery.ListOrganizations;
import no.bufdirreporting.organization.OrganizationQuery.ListReportingPeriods;
import no.bufdirreporting.organization.OrganizationQuery.OrganizationPage;
import no.bufdirreporting.organization.OrganizationQuery.ReportingPeriodPage;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

    private static RunningReadModel readModel;

    @BeforeAll
    static void tellAboutReferenceData() {
        var log = new EventLog();
        readModel = RunningReadModel.start(log);
        readModel.project(
                log.next("organization:a", new OrganizationRegistered("org-a", "Alfa")),
                log.next("organization:b", new OrganizationRegistered("org-b", "Bravo")),
                log.next("organization:a", new OrganizationRenamed("org-a", "Alfa Norge")),
                log.next("chapter:1", new ChapterRegistered("lc-1", "org-a", "Nord", "Oslo", null)),
                log.next("chapter:2", new ChapterRegistered("lc-2", "org-b", "Vest", null, "Bergen")),
                log.next("chapter:3", new ChapterRegistered("lc-3", "org-a", "Sør", "Oslo", "Oslo")),
                log.next("chapter:1", new ChapterRenamed("lc-1", "org-a", "Nordre")),
                log.next("chapter:1", new ChapterMoved("lc-1", "org-a", "Akershus", "Lillestrøm")),
                log.next("period:1", new ReportingPeriodRegistered("rp-1", day("2024-01-01"), day("2024-03-31"))),
                log.next("period:2", new ReportingPeriodRegistered("rp-2", day("2024-04-01"), day("2024-06-30"))),
                log.next("period:1", new ReportingPeriodChanged("rp-1", day("2024-01-02"), day("2024-03-30"))),
                log.next("categories", CategoriesDefined.of(Map.of("course", "ungdom", "visit", "eldre"))),
                log.next("categories", CategoriesDefined.of(Map.of("visit", "foreldre_barn"))),
                log.next("chapter:3", new ChapterRelocated("lc-3", "org-a", "Bergen", null, day("2025-06-01"))),
                log.next("chapter:3", new ChapterRelocated("lc-3", "org-a", "Akershus", null, day("2025-01-01"))),
                log.next("organization:b", new OrganizationNumbered("org-b", "310000019")),
                log.next(
                        "chapter:2",
                        new ChapterPlaced(
                                "lc-2",
                                "org-b",
                                "4601",
                                null,
                                List.of(
                                        new ChapterRegion("Hordaland", "Bergen", null),
                                        new ChapterRegion("Vestland", "Bergen", day("2020-01-01"))))));
    }

    @AfterAll
    static void stop() {
        readModel.close();
    }

    @Test
    void anOrganizationIsShownWithItsLatestName() {
        assertThat(readModel.find(new FindOrganization("org-a"), OrganizationView.class))
                .contains(new OrganizationView("org-a", "Alfa Norge", null, timeOf(0), timeOf(2), 1));
        assertThat(readModel.find(new FindOrganization("org-x"), OrganizationView.class))
                .isEmpty();
    }

    @Test
    void codesAreShown() {
        var organization = readModel.find(new FindOrganization("org-b"), OrganizationView.class);
        var chapter = readModel.find(new FindChapter("lc-2"), ChapterView.class).orElseThrow();

        assertThat(organization.orElseThrow().organizationNumber()).isEqualTo("310000019");
        assertThat(chapter.municipalityNumber()).isEqualTo("4601");
        assertThat(chapter.region()).isEqualTo("Vestland");
        assertThat(readModel.bean(ChapterRegister.class).of("org-b").regionOf("lc-2", day("2019-12-31")))
                .isEqualTo("Hordaland");
    }

    @Test
    void organizationsAreListedNewestFirstPageByPage() {
        var first = readModel.ask(new ListOrganizations(Slice.at(0, 1)), OrganizationPage.class);
        var second = readModel.ask(new ListOrganizations(Slice.at(1, 1)), OrganizationPage.class);

        assertThat(first.total()).isEqualTo(2);
        assertThat(first.organizations()).extracting(OrganizationView::orgId).containsExactly("org-b");
        assertThat(second.organizations()).extracting(OrganizationView::orgId).containsExactly("org-a");
        assertThat(second.next()).isNull();
        var afterFirst = readModel.ask(
                new ListOrganizations(new Slice(0, 1, SortField.CREATED_AT, false, first.next())),
                OrganizationPage.class);
        assertThat(afterFirst).isEqualTo(second);
    }

    @Test
    void organizationsAreListedOldestFirstAfterAKey() {
        var first = readModel.ask(
                new ListOrganizations(new Slice(0, 1, SortField.CREATED_AT, true, null)), OrganizationPage.class);
        var second = readModel.ask(
                new ListOrganizations(new Slice(0, 1, SortField.CREATED_AT, true, first.next())),
                OrganizationPage.class);

        assertThat(first.organizations()).extracting(OrganizationView::orgId).containsExactly("org-a");
        assertThat(second.organizations()).extracting(OrganizationView::orgId).containsExactly("org-b");
        assertThat(second.next()).isNull();
        assertThat(second.total()).isEqualTo(2);
    }

    @Test
    void aChapterIsShownWhereItLiesNow() {
        assertThat(readModel.find(new FindChapter("lc-1"), ChapterView.class))
                .contains(new ChapterView(
                        "lc-1",
                        "Nordre",
                        "org-a",
                        "Akershus",
                        "Lillestrøm",
                        null,
                        List.of(new ChapterRegion("Akershus", "Lillestrøm", null)),
                        timeOf(3),
                        timeOf(7),
                        2));
        assertThat(readModel.find(new FindChapter("lc-x"), ChapterView.class)).isEmpty();
    }

    @Test
    void aChapterShowsWhereItLiesSinceWhen() {
        assertThat(readModel
                        .find(new FindChapter("lc-3"), ChapterView.class)
                        .orElseThrow()
                        .regions())
                .containsExactly(
                        new ChapterRegion("Oslo", "Oslo", null),
                        new ChapterRegion("Akershus", null, day("2025-01-01")));
    }

    @Test
    void theRegisterOfAnOrganizationTellsRegionsByDay() {
        var register = readModel.bean(ChapterRegister.class).of("org-a");

        assertThat(register.regionOf("lc-3", day("2024-12-31"))).isEqualTo("Oslo");
        assertThat(register.regionOf("lc-3", day("2025-01-01"))).isEqualTo("Akershus");
        assertThat(register.nameOf("lc-3")).isEqualTo("Sør");
        assertThat(register.moves()).containsExactly(day("2025-01-01"));
        assertThat(register.nameOf("lc-2")).as("of another organization").isNull();
        assertThat(register.regionOf("lc-2", day("2025-01-01"))).isNull();
        assertThat(register.version()).as("events of its chapters").isEqualTo(6);
        assertThat(readModel.bean(ChapterRegister.class).versionOf("org-a")).isEqualTo(6);
        assertThat(readModel.bean(ChapterRegister.class).versionOf("org-none")).isZero();
    }

    @Test
    void chaptersAreListedForOneOrganizationOrForAll() {
        var all = readModel.ask(new ListChapters(null, Slice.at(0, 10)), ChapterPage.class);
        var ofOne = readModel.ask(new ListChapters("org-a", Slice.at(1, 1)), ChapterPage.class);

        assertThat(all.chapters()).extracting(ChapterView::chapterId).containsExactly("lc-3", "lc-2", "lc-1");
        assertThat(all.total()).isEqualTo(3);
        assertThat(ofOne.chapters()).extracting(ChapterView::chapterId).containsExactly("lc-1");
        assertThat(ofOne.total()).isEqualTo(2);
    }

    @Test
    void aReportingPeriodIsShownWithItsLatestDays() {
        assertThat(readModel.find(new FindReportingPeriod("rp-1"), ReportingPeriodView.class))
                .contains(new ReportingPeriodView(
                        "rp-1", day("2024-01-02"), day("2024-03-30"), timeOf(8), timeOf(10), 1));
        assertThat(readModel
                        .ask(new ListReportingPeriods(Slice.at(0, 10)), ReportingPeriodPage.class)
                        .periods())
                .extracting(ReportingPeriodView::periodId)
                .containsExactly("rp-2", "rp-1");
    }

    @Test
    void theLatestCategoryRulesAreInForceAndEarlierOnesAreGone() {
        assertThat(readModel.ask(new FindCategories(), CategoriesView.class))
                .isEqualTo(new CategoriesView(Map.of("visit", "foreldre_barn"), "annet", 1));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
