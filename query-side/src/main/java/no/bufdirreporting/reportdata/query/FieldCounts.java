package no.bufdirreporting.reportdata.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.bufdirreporting.activity.query.Rollups;
import no.bufdirreporting.activity.query.Rollups.Sum;
import no.bufdirreporting.platform.OsloCalendar;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import org.springframework.stereotype.Component;

/** Counts the fields of a report definition from what the read model shows at the moment. */
@Component
class FieldCounts {

    private final Rollups rollups;

    FieldCounts(Rollups rollups) {
        this.rollups = rollups;
    }

    /**
     * Values by field key, without the fields that count no activity of the period.
     *
     * @param end the last day of the period, inclusive
     */
    Map<String, BigDecimal> count(ReportDefinition definition, String orgId, LocalDate start, LocalDate end) {
        var before = end.plusDays(1);
        var sums = new HashMap<String, Sum>();
        rollups.sums(orgId, OsloCalendar.startOf(start), OsloCalendar.startOf(before))
                .forEach(sum -> sums.merge(sum.activityType(), sum, FieldCounts::plus));
        var values = new HashMap<String, BigDecimal>();
        for (var section : definition.sections()) {
            for (var field : section.fields()) {
                var counted = counted(field, sums);
                if (!counted.isEmpty()) {
                    values.put(field.key(), value(field, counted, orgId, start, before));
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
                ? rollups.uniqueContacts(orgId, OsloCalendar.startOf(start), OsloCalendar.startOf(before))
                : rollups.uniqueContacts(orgId, new TreeSet<>(types), start, before);
    }

    /** Of the same type; which category they are in does not matter here. */
    private static Sum plus(Sum one, Sum other) {
        return new Sum(
                one.activityType(),
                "",
                one.activities() + other.activities(),
                one.participants() + other.participants(),
                one.hours().add(other.hours()));
    }
}
