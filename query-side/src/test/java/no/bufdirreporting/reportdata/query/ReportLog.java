package no.bufdirreporting.reportdata.query;

import java.math.BigDecimal;
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
public final class ReportLog {

    public static final String ORG = "org-1042";
    public static final LocalDate START = LocalDate.of(2024, 1, 1);
    public static final LocalDate END = LocalDate.of(2024, 12, 31);

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final List<ReportUpdate> steps = new ArrayList<>();
    private long forgotten = -1;
    private boolean failing;

    public ReportLog() {
        var _ = new AnnotationQueryHandlerAdapter<>(this).subscribe(bus);
    }

    public QueryGateway gateway() {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    public SimpleQueryBus bus() {
        return bus;
    }

    public QueryUpdateEmitter emitter() {
        return bus.queryUpdateEmitter();
    }

    public int subscriptions() {
        return emitter().activeSubscriptions().size();
    }

    /** Takes a step and tells the watchers. */
    public long step() {
        long position = stepSilently();
        tell();
        return position;
    }

    public synchronized long stepSilently() {
        long position = head() + 3;
        steps.add(step(position));
        return position;
    }

    public void tell() {
        emitter().emit(WatchReportData.class, query -> query.orgId().equals(ORG), new ReportDataPosition(1));
    }

    public synchronized void fail(boolean fails) {
        failing = fails;
    }

    public synchronized void forgetAll() {
        forgotten = head();
    }

    /** As long as a replay has not got any further. */
    public synchronized void replayedUpTo(int count) {
        steps.subList(count, steps.size()).clear();
    }

    public synchronized long head() {
        return steps.isEmpty() ? 0 : steps.getLast().position();
    }

    public synchronized List<Long> positionsAfter(long position) {
        return steps.stream()
                .map(ReportUpdate::position)
                .filter(it -> it > position)
                .toList();
    }

    public static ReportUpdate step(long position) {
        var field = new ReportField("antall", "Antall", BigDecimal.valueOf(position), null, "fagsystem-cis", null);
        return new ReportUpdate(
                position,
                ReportUpdate.Kind.DATA_UPDATED,
                "snap-1",
                ORG,
                "2024",
                List.of(new ReportUpdate.Change("barn", "antall", field)),
                true,
                null,
                Instant.parse("2026-03-26T09:12:00Z"),
                List.of(),
                List.of());
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
    }
}
