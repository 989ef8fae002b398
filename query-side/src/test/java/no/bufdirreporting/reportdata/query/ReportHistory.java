package no.bufdirreporting.reportdata.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportMeasure;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import no.bufdirreporting.run.RunCause;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The events that tests of report data are made of, of one organization and a definition with a field of each kind. */
public final class ReportHistory {

    public static final String ORG = "org-1042";

    private final EventLog log;
    private int activities;

    public ReportHistory(EventLog log) {
        this.log = log;
    }

    public DomainEventMessage<?> definition() {
        return definition(
                section(
                        "work",
                        field("visits", ReportMeasure.ACTIVITIES, "visit"),
                        field("participants", ReportMeasure.PARTICIPANTS, "visit"),
                        field("hours", ReportMeasure.HOURS)),
                section(
                        "people",
                        field("contacts", ReportMeasure.UNIQUE_CONTACTS),
                        field("contacts_of_both", ReportMeasure.UNIQUE_CONTACTS, "call", "visit"),
                        field("quiet", ReportMeasure.UNIQUE_CONTACTS, "never")));
    }

    public DomainEventMessage<?> definitionWithoutHours() {
        return definition(section("work", field("visits", ReportMeasure.ACTIVITIES, "visit")));
    }

    private DomainEventMessage<?> definition(Section... sections) {
        return log.next(
                "report-definition:test",
                new ReportDefinitionRegistered(
                        new ReportDefinition("test", "Test", List.of(), true, List.of(sections))));
    }

    private static Section section(String id, Field... fields) {
        return new Section(id, id, List.of(fields));
    }

    private static Field field(String key, ReportMeasure measure, String... types) {
        return new Field(key, key.equals("visits") ? "Besøk" : key, List.of(types), measure, "register");
    }

    /** A completed activity of one hour at noon of a day. */
    public DomainEventMessage<?> activity(String type, String contact, String day, int participants) {
        String id = "act-" + ++activities;
        return log.next(
                id,
                new ActivityRecorded(
                        id,
                        ORG,
                        new ActivityFacts(
                                contact,
                                "lc-1",
                                type,
                                OsloCalendar.startOf(LocalDate.parse(day)).plusSeconds(43_200),
                                BigDecimal.ONE,
                                participants,
                                ActivityStatus.COMPLETED,
                                null,
                                null,
                                null)));
    }

    public DomainEventMessage<?> triggered(String id, String periodId) {
        var period = ReportingPeriod.ofCalendar(periodId).orElseThrow();
        return log.next(
                id,
                new ReportSnapshotTriggered(id, ORG, periodId, period.start(), period.end(), "job-" + id + "-1", 1, 0));
    }

    /** Triggered by a node whose clock is years behind. */
    public DomainEventMessage<?> triggeredBefore(String id, String periodId) {
        return log.next(
                id, triggered(id, periodId).getPayload(), EventLog.timeOf(0).minusSeconds(100_000_000));
    }

    /** @param job null for a new one, named after the run */
    public DomainEventMessage<?> rerun(String id, String periodId, int run, RunCause cause, @Nullable String job) {
        return rerun(id, periodId, run, cause, job, null);
    }

    public DomainEventMessage<?> rerun(
            String id, String periodId, int run, RunCause cause, @Nullable String job, @Nullable String reason) {
        var period = ReportingPeriod.ofCalendar(periodId).orElseThrow();
        return log.next(
                id,
                new ReportSnapshotRerunTriggered(
                        id,
                        ORG,
                        periodId,
                        period.start(),
                        period.end(),
                        run,
                        job == null ? "job-%s-%d".formatted(id, run) : job,
                        1,
                        cause,
                        reason,
                        0));
    }

    public DomainEventMessage<?> completed(CompleteReportSnapshot outcome) {
        return log.next(outcome.id(), outcome.result());
    }
}
