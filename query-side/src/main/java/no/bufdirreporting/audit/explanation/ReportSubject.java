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

/** Snapshots of report data: the activities that one field counts, or those of the whole period where none is named. */
final class ReportSubject implements Subject<ReportSnapshotCompleted> {

    private final ActivityVersions activities;
    private final PastReferences references;
    private final PastEvents events;
    private final @Nullable String fieldKey;

    ReportSubject(
            ActivityVersions activities, PastReferences references, PastEvents events, @Nullable String fieldKey) {
        this.activities = activities;
        this.references = references;
        this.events = events;
        this.fieldKey = fieldKey;
    }

    /** One field as it is counted. */
    record FieldValue(String fieldKey, @Nullable BigDecimal value) implements RunFigures {

        /** Equal amounts are equal values. */
        FieldValue {
            value = value == null ? null : value.stripTrailingZeros();
        }
    }

    /** The fields as they were reported, by key. */
    record Named(SortedMap<String, NamedField> fields) implements RunFigures {}

    record NamedField(@Nullable BigDecimal value, @Nullable BigDecimal priorPeriodValue) {}

    @Override
    public CountedRuns<ReportSnapshotCompleted> runs(PastEvents events, String id) {
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

    /** Those of a field that an earlier definition did not have are none, which no activity has. */
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
            return named(run);
        }
        return fields(run)
                .filter(it -> it.fieldKey().equals(fieldKey))
                .map(it -> new FieldValue(fieldKey, it.value()))
                .findFirst()
                .orElseThrow(() -> ProblemException.unprocessable(
                        "unknown-field",
                        "field_key",
                        "The report of run %d has no field '%s'.".formatted(run.number(), fieldKey)));
    }

    @Override
    public RunFigures totals(CountedRun<ReportSnapshotCompleted> run) {
        var values = new FieldCounts(activities.at(run.position()))
                .count(
                        references.definition(reported(run).definitionVersion()),
                        run.orgId(),
                        run.span().firstDay(),
                        run.span().dayAfter().minusDays(1));
        String key = String.valueOf(fieldKey);
        return new FieldValue(key, values.get(key));
    }

    @Override
    public Named named(CountedRun<ReportSnapshotCompleted> run) {
        var values = new TreeMap<String, NamedField>();
        fields(run)
                .filter(it -> fieldKey == null || it.fieldKey().equals(fieldKey))
                .forEach(it -> values.put(it.fieldKey(), new NamedField(it.value(), it.priorPeriodValue())));
        return new Named(values);
    }

    /**
     * Only changes of the two runs' definitions. A definition that was registered just before a trigger may not be the one
     * that the trigger names: so the registration that the later run names is included wherever it is, and the one that the
     * earlier run names is not.
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
