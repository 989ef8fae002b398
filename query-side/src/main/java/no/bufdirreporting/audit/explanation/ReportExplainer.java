package no.bufdirreporting.audit.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.bufdirreporting.audit.asof.CountedRun;
import no.bufdirreporting.audit.asof.CountedRuns;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.asof.PastEvents.Place;
import no.bufdirreporting.audit.asof.PastReferences;
import no.bufdirreporting.audit.version.ActivityVersions;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinitionCommand;
import no.bufdirreporting.reportdata.ReportDefinitionRegistered;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportFigures;
import no.bufdirreporting.reportdata.ReportSnapshotCompleted;
import no.bufdirreporting.reportdata.query.definition.FieldCounts;
import no.bufdirreporting.run.RunFigures;
import no.bufdirreporting.run.RunKind;
import org.jspecify.annotations.Nullable;

/** Explains report snapshots: one field and the activities that it counts, or all fields and all activities. */
record ReportExplainer(
        ActivityVersions activities,
        PastReferences references,
        PastEvents events,
        @Nullable String fieldKey) implements RunExplainer<ReportSnapshotCompleted> {

    /** One field and its value. */
    record FieldValue(String fieldKey, @Nullable BigDecimal value) implements RunFigures {

        /** Removes trailing zeros, so that 7.5 equals 7.50. */
        FieldValue {
            value = value == null ? null : value.stripTrailingZeros();
        }
    }

    /** The reported values by field key. */
    record FiguresByName(SortedMap<String, ReportedValue> fields) implements RunFigures {}

    record ReportedValue(
            @Nullable BigDecimal value, @Nullable BigDecimal priorPeriodValue) {}

    @Override
    public CountedRuns<ReportSnapshotCompleted> runs(String id) {
        return CountedRuns.of(events, RunKind.REPORT_SNAPSHOT, ReportSnapshotCompleted.class, id);
    }

    private static ReportFigures reported(CountedRun<ReportSnapshotCompleted> run) {
        return run.completed().figures();
    }

    private static Stream<ReportField> fields(CountedRun<ReportSnapshotCompleted> run) {
        return reported(run).sections().stream().flatMap(it -> it.fields().stream());
    }

    @Override
    public Rules rules(CountedRun<ReportSnapshotCompleted> run) {
        var figures = reported(run);
        return new Rules("report_definition", figures.definitionId(), figures.definitionVersion());
    }

    /** If the run's definition does not have the field, a type that no activity has. */
    @Override
    public List<String> activityTypes(CountedRun<ReportSnapshotCompleted> run) {
        if (fieldKey == null) {
            return List.of();
        }
        return references.definition(reported(run).definitionVersion()).sections().stream()
                .flatMap(it -> it.fields().stream())
                .filter(it -> it.key().equals(fieldKey))
                .map(Field::activityTypes)
                .findFirst()
                .orElse(List.of(""));
    }

    @Override
    public RunFigures figures(CountedRun<ReportSnapshotCompleted> run) {
        if (fieldKey == null) {
            return figuresByName(run);
        }
        return fields(run)
                .filter(it -> it.fieldKey().equals(fieldKey))
                .map(it -> new FieldValue(fieldKey, it.value()))
                .findFirst()
                .orElseThrow(() -> ProblemException.unprocessable(
                        "unknown-field",
                        "field_key",
                        "The report of run %s has no field '%s'.".formatted(run.number(), fieldKey)));
    }

    @Override
    public RunFigures recount(CountedRun<ReportSnapshotCompleted> run) {
        var values = new FieldCounts(activities.at(run.position()))
                .count(
                        references.definition(reported(run).definitionVersion()),
                        run.orgId(),
                        run.span().firstDay(),
                        run.span().dayAfter().minusDays(1));
        String key = String.valueOf(fieldKey);
        var counted = values.get(key);
        return new FieldValue(key, counted == null ? null : counted.value());
    }

    @Override
    public FiguresByName figuresByName(CountedRun<ReportSnapshotCompleted> run) {
        var values = new TreeMap<String, ReportedValue>();
        fields(run)
                .filter(it -> fieldKey == null || it.fieldKey().equals(fieldKey))
                .forEach(it -> values.put(it.fieldKey(), new ReportedValue(it.value(), it.priorPeriodValue())));
        return new FiguresByName(values);
    }

    /**
     * Only registrations of the two runs' definitions. A trigger may name an older version than the one registered just
     * before it. So the registration that the later run names is always included, and the earlier run's never is.
     */
    @Override
    public List<Long> ruleChanges(
            CountedRun<ReportSnapshotCompleted> earlier, CountedRun<ReportSnapshotCompleted> later) {
        var before = reported(earlier);
        var after = reported(later);
        if (before.definitionVersion() == after.definitionVersion()) {
            return List.of();
        }
        var ids = List.of(before.definitionId(), after.definitionId());
        var places = new TreeSet<Long>();
        events.places(ReportDefinitionCommand.REGISTER, earlier.position(), later.position()).stream()
                .map(Place::position)
                .forEach(places::add);
        places.addAll(registration(after));
        places.removeAll(registration(before));
        return events.at(places).stream()
                .filter(it -> it.payload() instanceof ReportDefinitionRegistered registered
                        && ids.contains(registered.definition().id()))
                .map(it -> it.position())
                .toList();
    }

    private List<Long> registration(ReportFigures figures) {
        long version = figures.definitionVersion();
        return events.placesOfSequences(ReportDefinitionCommand.REGISTER, version - 1, version);
    }
}
