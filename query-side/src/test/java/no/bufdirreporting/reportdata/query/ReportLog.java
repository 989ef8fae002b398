package no.bufdirreporting.reportdata.query;

import java.math.BigDecimal;
<<<<<<< HEAD
import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.OsloCalendar;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportMeasure;
import no.bufdirreporting.reportdata.ReportRunCause;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.ReportSnapshotRerunTriggered;
import no.bufdirreporting.reportdata.ReportSnapshotTriggered;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The events that tests of report data are made of, of one organization and a definition with a field of each kind. */
public final class ReportLog {

    public static final String ORG = "org-1042";

    private final EventLog log;
    private int activities;

    public ReportLog(EventLog log) {
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
                new ReportSnapshotTriggered(id, ORG, periodId, period.start(), period.end(), "job-" + id + "-1", 1));
    }

    /** @param job null for a new one, named after the run */
    public DomainEventMessage<?> rerun(
            String id, String periodId, int run, ReportRunCause cause, @Nullable String job) {
        return rerun(id, periodId, run, cause, job, null);
    }

    public DomainEventMessage<?> rerun(
            String id, String periodId, int run, ReportRunCause cause, @Nullable String job, @Nullable String reason) {
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
                        reason));
    }

    public DomainEventMessage<?> completed(CompleteReportSnapshot outcome) {
        return log.next(
                outcome.snapshotId(),
                new ReportSnapshotCompleted(
                        outcome.snapshotId(), ORG, outcome.run(), outcome.figures(), outcome.position()));
=======
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.reportdata.ReportDataQuery.FindReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ListReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataPosition;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportDataState;
import no.bufdirreporting.reportdata.ReportDataQuery.ReportUpdates;
import no.bufdirreporting.reportdata.ReportDataQuery.WatchReportData;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportUpdate;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;

/** Stands for the read model: one report's steps, on a bus with its real emitter. */
final class ReportLog {

    static final String ORG = "org-1042";
    static final LocalDate START = LocalDate.of(2024, 1, 1);
    static final LocalDate END = LocalDate.of(2024, 12, 31);

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final List<ReportUpdate> steps = new ArrayList<>();
    private long forgotten = -1;
    private boolean failing;

    ReportLog() {
        var _ = new AnnotationQueryHandlerAdapter<>(this).subscribe(bus);
    }

    QueryGateway gateway() {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    SimpleQueryBus bus() {
        return bus;
    }

    QueryUpdateEmitter emitter() {
        return bus.queryUpdateEmitter();
    }

    int subscriptions() {
        return emitter().activeSubscriptions().size();
    }

    /** Takes a step and tells the watchers. */
    long step() {
        long position = stepSilently();
        tell();
        return position;
    }

    synchronized long stepSilently() {
        long position = head() + 3;
        steps.add(step(position));
        return position;
    }

    void tell() {
        emitter().emit(WatchReportData.class, query -> query.orgId().equals(ORG), new ReportDataPosition(1));
    }

    synchronized void fail(boolean fails) {
        failing = fails;
    }

    synchronized void forgetAll() {
        forgotten = head();
    }

    /** As long as a replay has not got any further. */
    synchronized void replayedUpTo(int count) {
        steps.subList(count, steps.size()).clear();
    }

    synchronized long head() {
        return steps.isEmpty() ? 0 : steps.getLast().position();
    }

    synchronized List<Long> positionsAfter(long position) {
        return steps.stream()
                .map(ReportUpdate::position)
                .filter(it -> it > position)
                .toList();
    }

    static ReportUpdate step(long position) {
        var field = new ReportField("antall", "Antall", BigDecimal.valueOf(position), null, "fagsystem-cis");
        return new ReportUpdate(
                position,
                ReportUpdate.Kind.DATA_UPDATED,
                "snap-1",
                ORG,
                "2024",
                List.of(new ReportUpdate.Change("barn", "antall", field)),
                true,
                null,
                Instant.parse("2026-03-26T09:12:00Z"));
    }

    @QueryHandler
    synchronized ReportDataPosition handle(WatchReportData query) {
        requireHealth();
        return new ReportDataPosition(head());
    }

    @QueryHandler
    synchronized ReportDataState handle(FindReportDataState query) {
        requireHealth();
        return new ReportDataState(head(), null);
    }

    @QueryHandler
    synchronized ReportUpdates handle(ListReportUpdates query) {
        requireHealth();
        boolean known = query.after() > forgotten
                && (query.after() == 0 || steps.stream().anyMatch(it -> it.position() == query.after()));
        return new ReportUpdates(
                known,
                known
                        ? steps.stream()
                                .filter(it -> it.position() > query.after())
                                .toList()
                        : List.of());
    }

    private void requireHealth() {
        if (failing) {
            throw new IllegalStateException("The read model is down");
        }
>>>>>>> c7ddd0a (Let clients watch report data)
    }
}
