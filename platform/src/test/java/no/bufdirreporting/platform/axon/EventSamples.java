package no.bufdirreporting.platform.axon;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.aggregation.RangeCountTriggered;
import no.bufdirreporting.aggregation.RangeRecountTriggered;
import no.bufdirreporting.contact.ContactErased;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.RegionFigures;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.operation.ProcessorPaused;
import no.bufdirreporting.operation.ProcessorResumed;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.OrganizationNumbered;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.run.PeriodReserved;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.RunJoined;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import no.bufdirreporting.submission.SubmittedRegion;

/** One sample of each event with all fields, and one without its optional fields. */
final class EventSamples {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-31T23:59:59.999999Z");

    private static final Warning WARNING =
            new Warning("too_many_hours", "hours", "These are more than 24 hours a participant.");

    private static final ActivityFacts FULL = new ActivityFacts(
            "person-1",
            "chapter-oslo",
            "mentoring",
            Instant.parse("2024-11-30T12:00:00.123456Z"),
            new BigDecimal("9310.5"),
            12,
            ActivityStatus.COMPLETED,
            null,
            null,
            "ungdom",
            "c2VhbGVk");

    private static final ActivityFacts BARE = new ActivityFacts(
            "contact-2",
            "chapter-bergen",
            "senior_cafe",
            Instant.parse("2024-12-01T00:00:00Z"),
            new BigDecimal("100.00"),
            0,
            ActivityStatus.PLANNED,
            null,
            null,
            null);

    /** The samples by golden file name. */
    static final Map<String, Object> BY_FILE = byFile();

    private EventSamples() {}

    private static Map<String, Object> byFile() {
        var samples = new LinkedHashMap<String, Object>();
        List.of(
                        new ActivityRecorded("act-1", "org-1", FULL, List.of(WARNING)),
                        new ActivityCorrected("act-1", "org-1", FULL, BARE, List.of(WARNING)),
                        new ActivityDeleted("act-1", "org-1", FULL),
                        new ContactErased("person-1", "org-1"),
                        new OrganizationRegistered("org-1", "Røde Kors"),
                        new OrganizationRenamed("org-1", "Norges Røde Kors"),
                        new OrganizationNumbered("org-1", "310000019"),
                        new ChapterRegistered("chapter-1", "org-1", "Bergen", "Vestland", "Bergen"),
                        new ChapterRenamed("chapter-1", "org-1", "Bergen sentrum"),
                        new ChapterMoved("chapter-1", "org-1", "Vestland", "Askøy"),
                        new ChapterRelocated("chapter-1", "org-1", "Vestland", "Askøy", START),
                        new ChapterPlaced(
                                "chapter-1",
                                "org-1",
                                "4627",
                                START,
                                List.of(new ChapterRegion("Vestland", "Askøy", START))),
                        new ReportingPeriodRegistered("spring", START, END),
                        new ReportingPeriodChanged("spring", START, END),
                        CategoriesDefined.of(new TreeMap<>(Map.of("mentoring", "ungdom", "senior_cafe", "eldre"))),
                        new AggregationTriggered("agg-1", "org-1", "rp-2024", START, END, 3),
                        new AggregationRerunTriggered("agg-1", "org-1", "rp-2024", START, END, 2, RunCause.RESUME, 3),
                        new AggregationCompleted("agg-1", "org-1", 2, figures(), 3, 4711),
                        new AggregationFailed("agg-1", "org-1", 2, "It took longer than 30 s."),
                        new AggregationDeleted("agg-1", "org-1"),
                        new RangeCountTriggered("agg-snap-1", "org-1", FROM, TO, 3),
                        new RangeRecountTriggered("agg-snap-1", "org-1", FROM, TO, 2, RunCause.REFRESH, 3),
                        new SubmissionRequested(
                                "sub-period-1", "org-1", "rp-2024", START, END, "user-07", 3, "sub-period-0"),
                        new SubmissionResumed("sub-period-1", "org-1", "rp-2024", START, END, "user-07", 2, 3),
                        new PeriodSubmitted(
                                "sub-period-1", "org-1", "rp-2024", START, END, "user-07", 2, submitted(), 3, 4711),
                        new SubmissionFailed("sub-period-1", "org-1", 2, "It took longer than 30 s."),
                        new SubmissionWithdrawn("sub-period-1", "org-1", "Counted twice.", "user-07", "key-1"),
                        new PeriodReserved("aggregation-period:org-1:2024-01-01:2024-12-31", "org-1", "agg-1"),
                        new RunJoined("joined:agg-2", "org-1", "rp-2024", START, END, "agg-1", 3),
                        new DistributionTriggered(
                                "geodist-1", "org-1", "rp-2024", BreakdownType.LOCAL_CHAPTER, START, END),
                        new DistributionRerunTriggered(
                                "geodist-1", "org-1", "rp-2024", START, END, 2, RunCause.REFRESH),
                        new DistributionCompleted("geodist-1", "org-1", 2, distribution(), 12, 4711),
                        new DistributionFailed("geodist-1", "org-1", 2, "It took longer than 30 s."),
                        new DistributionDeleted("geodist-1", "org-1"),
                        new ProcessorPaused("read-model", "A wrong event", "admin\nkey-1"),
                        new ProcessorResumed("read-model", "It was corrected", "admin\nkey-2"))
                .forEach(event -> samples.put(fileOf(event.getClass(), ""), event));
        ImportSamples.FULL.forEach(event -> samples.put(fileOf(event.getClass(), ""), event));
        ReportDataSamples.FULL.forEach(event -> samples.put(fileOf(event.getClass(), ""), event));
        List.of(
                        new ActivityRecorded("act-2", "org-1", BARE),
                        new ActivityDeleted("act-2", "org-1", BARE),
                        new ChapterRegistered("chapter-2", "org-1", "Oslo", null, null),
                        new ChapterMoved("chapter-2", "org-1", null, null),
                        new ChapterRelocated("chapter-2", "org-1", null, null, END),
                        new OrganizationNumbered("org-1", null),
                        new ChapterPlaced("chapter-2", "org-1", "0301", null, List.of()),
                        CategoriesDefined.of(Map.of()),
                        new SubmissionRequested("sub-period-2", "org-1", null, START, END, "user-07", 3, null),
                        new SubmissionWithdrawn("sub-period-2", "org-1", "Counted twice.", "user-07", null),
                        new ProcessorPaused("read-model", "A wrong event", null),
                        new ProcessorResumed("read-model", "It was corrected", null),
                        new PeriodSubmitted(
                                "sub-period-2",
                                "org-1",
                                null,
                                START,
                                END,
                                "user-07",
                                1,
                                new SubmissionFigures(0, 0, 0, BigDecimal.ZERO, new TreeMap<>(), List.of()),
                                0,
                                0),
                        new DistributionCompleted(
                                "geodist-2", "org-1", 1, new DistributionFigures(List.of(), List.of()), 0, 0),
                        new AggregationCompleted(
                                "agg-2",
                                "org-1",
                                1,
                                new AggregationFigures(0, 0, 0, BigDecimal.ZERO, new TreeMap<>()),
                                0,
                                0))
                .forEach(event -> samples.put(fileOf(event.getClass(), "-bare"), event));
        ReportDataSamples.BARE.forEach(event -> samples.put(fileOf(event.getClass(), "-bare"), event));
        return samples;
    }

    static String fileOf(Class<?> event, String variant) {
        return "%s-%s%s.json".formatted(nameOf(event), revisionOf(event), variant);
    }

    static String nameOf(Class<?> event) {
        return event.getAnnotation(EventType.class).name();
    }

    static String revisionOf(Class<?> event) {
        return event.getAnnotation(EventType.class).revision();
    }

    private static SubmissionFigures submitted() {
        return SubmissionFigures.of(
                figures(), List.of(new SubmittedRegion("Oslo", 2, 9_000_000_000L), new SubmittedRegion(null, 1, 0)));
    }

    private static AggregationFigures figures() {
        return new AggregationFigures(
                3,
                9_000_000_000L,
                2,
                new BigDecimal("9310.5"),
                new TreeMap<>(Map.of(
                        "annet", new CategoryFigures(1, 0, BigDecimal.ZERO),
                        "ungdom", new CategoryFigures(2, 9_000_000_000L, new BigDecimal("9310.5")))));
    }

    private static DistributionFigures distribution() {
        return new DistributionFigures(
                List.of(new RegionFigures("Troms", 9_000_000_000L, 2), new RegionFigures(null, 0, 1)),
                List.of(
                        new ChapterFigures("lc-tromsø", "Tromsø", 9_000_000_000L, 2, "Troms"),
                        new ChapterFigures("lc-x", null, 0, 1, null)));
    }
}
