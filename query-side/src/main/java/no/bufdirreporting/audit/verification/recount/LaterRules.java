package no.bufdirreporting.audit.verification.recount;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.query.AggregationCalculator;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.kernel.OrganizationEvent;
import no.bufdirreporting.organization.query.CategoryRules;
import no.bufdirreporting.reportdata.PriorPeriod;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.CompleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.query.definition.FieldCounts;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.SubmissionCommand.CompleteSubmission;
import no.bufdirreporting.submission.SubmissionFigures;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Counts a run again by rules that were stored after it was triggered and before it ended. They are of no organization, so
 * the live read model may have had them already when it counted; older ones than were in force it may not go by.
 */
public final class LaterRules {

    private final ActivityVersions activities;
    private final EventStore events;
    private final Map<Long, Stored<CategoryRules>> categories = new ConcurrentHashMap<>();
    private final Map<Long, Stored<ReportDefinition>> definitions = new ConcurrentHashMap<>();

    /** @param activities as they were at any position up to the present one */
    public LaterRules(ActivityVersions activities, EventStore events) {
        this.activities = activities;
        this.events = events;
    }

    private record Stored<R>(long position, R rules) {

        boolean isBetween(long trigger, long end) {
            return trigger < position && position < end;
        }
    }

    void stored(CategoryRules rules, long position) {
        categories.put(rules.version(), new Stored<>(position, rules));
    }

    void stored(ReportDefinition definition, long version, long position) {
        definitions.put(version, new Stored<>(position, definition));
    }

    /**
     * What the run would have led to by the rules that its end names; what it did lead to if it may not have gone by those.
     *
     * @param outcome by the rules that were in force
     * @param position of the end
     */
    Object outcome(Object outcome, Object trigger, Object end, long position) {
        return switch (end) {
            case AggregationCompleted it
            when outcome instanceof CompleteAggregation by ->
                categories(it.ruleVersion(), by.position(), position)
                        .map(rules -> recounted(by, trigger, rules))
                        .orElse(by);
            case PeriodSubmitted it
            when outcome instanceof CompleteSubmission by ->
                categories(it.ruleVersion(), by.position(), position)
                        .map(rules -> recounted(by, it, rules))
                        .orElse(by);
            case ReportSnapshotCompleted it
            when outcome instanceof CompleteReportSnapshot by ->
                definition(it, by.position(), position)
                        .map(definition -> recounted(by, trigger, it.figures().definitionVersion(), definition))
                        .orElse(by);
            default -> outcome;
        };
    }

    private Optional<CategoryRules> categories(long version, long trigger, long end) {
        return Optional.ofNullable(categories.get(version))
                .filter(it -> it.isBetween(trigger, end))
                .map(Stored::rules);
    }

    private Optional<ReportDefinition> definition(ReportSnapshotCompleted completed, long trigger, long end) {
        return Optional.ofNullable(definitions.get(completed.figures().definitionVersion()))
                .filter(it -> it.isBetween(trigger, end))
                .map(Stored::rules)
                .filter(it -> it.forAllOthers() || it.organizations().contains(completed.orgId()));
    }

    private Object recounted(CompleteAggregation by, Object trigger, CategoryRules rules) {
        AggregationFigures figures = new AggregationCalculator(activities.at(by.position()))
                .count(((OrganizationEvent) trigger).orgId(), CountedRun.span(trigger), rules);
        return new CompleteAggregation(by.aggregationId(), by.run(), figures, rules.version(), by.position());
    }

    /** Regions do not depend on categories. */
    private Object recounted(CompleteSubmission by, PeriodSubmitted it, CategoryRules rules) {
        AggregationFigures figures = new AggregationCalculator(activities.at(by.position()))
                .count(it.orgId(), CountedRun.days(it.periodStart(), it.periodEnd()), rules);
        return new CompleteSubmission(
                by.submissionId(),
                by.run(),
                SubmissionFigures.of(figures, by.figures().regions()),
                rules.version(),
                by.position());
    }

    private Object recounted(CompleteReportSnapshot by, Object trigger, long version, ReportDefinition definition) {
        String orgId = ((OrganizationEvent) trigger).orgId();
        var span = CountedRun.span(trigger);
        var counts = new FieldCounts(activities.at(by.position()));
        var prior = by.figures().priorPeriod();
        var values =
                counts.count(definition, orgId, span.firstDay(), span.dayAfter().minusDays(1));
        var priorValues = prior.snapshotId() == null
                ? counts.count(definition, orgId, prior.start(), prior.end())
                : reported(prior);
        var figures = new ReportFigures(
                definition.id(), version, FieldCounts.sections(definition, values, priorValues), prior);
        return new CompleteReportSnapshot(by.snapshotId(), by.run(), figures, by.position());
    }

    /** What the snapshot of the prior period said when the run was triggered; its tables may have gone on since. */
    private Map<String, BigDecimal> reported(PriorPeriod prior) {
        Instant at = Optional.ofNullable(prior.aggregatedAt()).orElseThrow();
        return events.readEvents(String.valueOf(prior.snapshotId()))
                .asStream()
                .filter(it -> !it.getTimestamp().truncatedTo(ChronoUnit.MICROS).isAfter(at))
                .map(it -> it.getPayload())
                .filter(ReportSnapshotCompleted.class::isInstance)
                .map(ReportSnapshotCompleted.class::cast)
                .reduce((earlier, later) -> later)
                .map(it -> FieldCounts.values(it.figures().sections()))
                .orElseThrow();
    }
}
