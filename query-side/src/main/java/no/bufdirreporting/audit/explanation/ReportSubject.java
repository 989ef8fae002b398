package no.bufdirreporting.audit.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.bufdirreporting.audit.asof.CountedRun;
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
import org.jspecify.annotations.Nullable;

/** Snapshots of report data: the activities that one field counts, or those of the whole period where none is named. */
final class ReportSubject implements Subject {

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
    record FieldValue(String fieldKey, @Nullable BigDecimal value) {

        /** Equal amounts are equal values. */
        FieldValue {
            value = value == null ? null : value.stripTrailingZeros();
        }
    }

    @Override
    public String completed() {
        return ReportSnapshotCompleted.class.getSimpleName();
    }

    private static ReportFigures reported(CountedRun run) {
        return ((ReportSnapshotCompleted) run.completed()).figures();
    }

    private static Stream<ReportField> fields(CountedRun run) {
        return reported(run).sections().stream().flatMap(it -> it.fields().stream());
    }

    @Override
    public Rules rules(CountedRun run) {
        var figures = reported(run);
        return new Rules("report_definition", figures.definitionId(), figures.definitionVersion());
    }

    /** Those of a field that an earlier definition did not have are none, which no activity has. */
    @Override
    public List<String> activityTypes(CountedRun run) {
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
    public Object figures(CountedRun run) {
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
    public Object totals(CountedRun run) {
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
    public Object named(CountedRun run) {
        var values = new TreeMap<String, Map<String, @Nullable BigDecimal>>();
        fields(run)
                .filter(it -> fieldKey == null || it.fieldKey().equals(fieldKey))
                .forEach(it -> {
                    var named = new TreeMap<String, @Nullable BigDecimal>();
                    named.put("value", it.value());
                    named.put("prior_period_value", it.priorPeriodValue());
                    values.put(it.fieldKey(), named);
                });
        return Map.of("fields", values);
    }

    /**
     * Those of other definitions concern nobody here. Registered while a run counts, a version may be what the run goes by:
     * then it belongs before an earlier run, and to a later one even if it is behind it.
     */
    @Override
    public List<Long> ruleChanges(CountedRun earlier, CountedRun later) {
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
