package no.bufdirreporting.reportdata.query.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.bufdirreporting.activity.query.rollup.ActivitySums;
import no.bufdirreporting.activity.query.rollup.ActivitySums.Sum;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportField;
import no.bufdirreporting.reportdata.ReportField.Cell;
import no.bufdirreporting.reportdata.ReportSection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the fields of a report definition from sums of activities, at present or as of a position. */
@Component
public record FieldCounts(ActivitySums sums) {

    /**
     * What a field counts.
     *
     * @param people the participants of the activities that it counts
     */
    public record Counted(BigDecimal value, @Nullable Long people) {}

    /**
     * The values by field key. A field that counts no activity of the period has none.
     *
     * @param end the last day of the period, inclusive
     */
    public Map<String, Counted> count(ReportDefinition definition, String orgId, LocalDate start, LocalDate end) {
        var before = end.plusDays(1);
        var byType = new HashMap<String, Sum>();
        sums.sums(orgId, OsloCalendar.startOf(start), OsloCalendar.startOf(before))
                .forEach(sum -> byType.merge(sum.activityType(), sum, FieldCounts::plus));
        var values = new HashMap<String, Counted>();
        for (var section : definition.sections()) {
            for (var field : section.fields()) {
                var counted = counted(field, byType);
                if (!counted.isEmpty()) {
                    long people = counted.stream().mapToLong(Sum::participants).sum();
                    values.put(field.key(), new Counted(value(field, counted, orgId, start, before), people));
                }
            }
        }
        return values;
    }

    private static Collection<Sum> counted(Field field, Map<String, Sum> sums) {
        return field.activityTypes().isEmpty()
                ? sums.values()
                : field.activityTypes().stream()
                        .filter(sums::containsKey)
                        .map(sums::get)
                        .toList();
    }

    private BigDecimal value(Field field, Collection<Sum> counted, String orgId, LocalDate start, LocalDate before) {
        return switch (field.measure()) {
            case ACTIVITIES ->
                BigDecimal.valueOf(counted.stream().mapToLong(Sum::activities).sum());
            case PARTICIPANTS ->
                BigDecimal.valueOf(counted.stream().mapToLong(Sum::participants).sum());
            case HOURS -> counted.stream().map(Sum::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
            case UNIQUE_CONTACTS -> BigDecimal.valueOf(contacts(field.activityTypes(), orgId, start, before));
        };
    }

    private long contacts(List<String> types, String orgId, LocalDate start, LocalDate before) {
        return types.isEmpty()
                ? sums.uniqueContacts(orgId, OsloCalendar.startOf(start), OsloCalendar.startOf(before))
                : sums.uniqueContacts(orgId, new TreeSet<>(types), start, before);
    }

    /** Adds sums of the same type; categories do not matter here. */
    private static Sum plus(Sum one, Sum other) {
        return new Sum(
                one.activityType(),
                "",
                one.activities() + other.activities(),
                one.participants() + other.participants(),
                one.hours().add(other.hours()));
    }

    /** The values as they are reported, each with that of the period before. */
    public static List<ReportSection> sections(
            ReportDefinition definition, Map<String, Counted> values, Map<String, Counted> priorValues) {
        return definition.sections().stream()
                .map(section -> new ReportSection(
                        section.id(),
                        section.title(),
                        section.fields().stream()
                                .map(field -> reported(field, values.get(field.key()), priorValues.get(field.key())))
                                .toList()))
                .toList();
    }

    private static ReportField reported(Field field, @Nullable Counted counted, @Nullable Counted prior) {
        return new ReportField(
                field.key(),
                field.title(),
                counted == null ? null : counted.value(),
                prior == null ? null : prior.value(),
                field.dataSource(),
                new Cell(
                        field.measure(),
                        field.activityTypes(),
                        counted == null ? null : counted.people(),
                        prior == null ? null : prior.people()));
    }

    /** What was reported, by field key, without fields that have no value. */
    public static Map<String, Counted> reported(List<ReportSection> sections) {
        var values = new HashMap<String, Counted>();
        sections.forEach(section -> section.fields().forEach(field -> {
            if (field.value() != null) {
                var cell = field.cell();
                values.put(field.fieldKey(), new Counted(field.value(), cell == null ? null : cell.people()));
            }
        }));
        return values;
    }

    /** The reported values by field key, without nulls. */
    public static Map<String, BigDecimal> values(List<ReportSection> sections) {
        return values(reported(sections));
    }

    public static Map<String, BigDecimal> values(Map<String, Counted> counted) {
        var values = new HashMap<String, BigDecimal>();
        counted.forEach((field, it) -> values.put(field, it.value()));
        return values;
    }
}
