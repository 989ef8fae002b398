package no.bufdirreporting.platform.axon;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.kernel.Warning;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportMeasure;
import no.bufdirreporting.reportdata.ReportSection;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotDeleted;
import no.bufdirreporting.reportdata.ReportSnapshotFailed;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import org.jspecify.annotations.Nullable;

/** The {@link EventSamples} of report data. */
final class ReportDataSamples {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    /** One sample of each event with all fields. */
    static final List<Object> FULL = List.of(
            new ReportDefinitionRegistered(definition(
                    List.of("org-1042"),
                    false,
                    new ReportDefinition.Field(
                            "antall_akuttplasseringer",
                            "Antall akuttplasseringer på institusjon",
                            List.of("emergency_home_placement", "emergency_institution_placement"),
                            ReportMeasure.UNIQUE_CONTACTS,
                            "fagsystem-cis"))),
            new ReportSnapshotTriggered("snap-1", "org-1", "2024", START, END, "job-agg-1", 12, 4),
            new ReportSnapshotRerunTriggered(
                    "snap-1",
                    "org-1",
                    "2024",
                    START,
                    END,
                    2,
                    "job-agg-2",
                    12,
                    RunCause.CHANGE,
                    "Etter utsatt frist",
                    4),
            new ReportSnapshotCompleted(
                    "snap-1",
                    "org-1",
                    2,
                    figures(
                            field(new BigDecimal("9310.5"), new BigDecimal("9000000000")),
                            new PriorPeriod(
                                    "2023",
                                    START.minusYears(1),
                                    END.minusYears(1),
                                    "snap-0",
                                    Instant.parse("2025-01-08T10:00:00.123Z"))),
                    4711),
            new ReportSnapshotFailed("snap-1", "org-1", 2, 4711, "It took longer than 30 s."),
            new ReportSnapshotDeleted("snap-1", "org-1"));

    /** Samples without optional fields. */
    static final List<Object> BARE = List.of(
            new ReportDefinitionRegistered(definition(
                    List.of(),
                    true,
                    new ReportDefinition.Field(
                            "timer", "Timer", List.of(), ReportMeasure.HOURS, "aktivitetsregister"))),
            new ReportSnapshotRerunTriggered(
                    "snap-1", "org-1", "2024", START, END, 2, "job-agg-1", 1, RunCause.RESUME, null, 4),
            new ReportSnapshotCompleted(
                    "snap-2",
                    "org-1",
                    1,
                    figures(
                            field(null, null),
                            new PriorPeriod(null, START.minusYears(1), START.minusDays(1), null, null)),
                    0));

    private ReportDataSamples() {}

    private static ReportDefinition definition(
            List<String> organizations, boolean forAllOthers, ReportDefinition.Field field) {
        var section = new ReportDefinition.Section("undersokelser", "Undersøkelser", List.of(field));
        var rules = organizations.isEmpty()
                ? List.<ReportDefinition.Rule>of()
                : List.of(
                        new ReportDefinition.Rule(field.key(), "antall_i_alt", null),
                        new ReportDefinition.Rule(field.key(), null, new BigDecimal("37.5")));
        return new ReportDefinition(
                "barnevern", "Kommunalt barnevern", organizations, forAllOthers, List.of(section), rules);
    }

    private static ReportFigures figures(ReportField field, PriorPeriod priorPeriod) {
        var section = new ReportSection("undersokelser", "Undersøkelser", List.of(field));
        var warnings = field.value() == null
                ? List.<Warning>of()
                : List.of(new Warning("unexplained_change", "timer", "Explain it in a comment."));
        return new ReportFigures("barnevern", 3, List.of(section), priorPeriod, warnings);
    }

    private static ReportField field(@Nullable BigDecimal value, @Nullable BigDecimal priorPeriodValue) {
        var cell = new ReportField.Cell(
                ReportMeasure.HOURS,
                List.of("supervision_visit"),
                value == null ? null : 40L,
                priorPeriodValue == null ? null : 9_000_000_000L);
        return new ReportField("timer", "Timer på tilsyn", value, priorPeriodValue, "fagsystem-cis", cell);
    }
}
