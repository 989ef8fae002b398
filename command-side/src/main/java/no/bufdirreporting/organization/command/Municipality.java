package no.bufdirreporting.organization.command;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A municipality of Norway, as long as it had the number.
 *
 * @param number four digits; no number is used twice
 * @param county the name of its county
 * @param from the first day; null if it has no beginning
 * @param until the last day; null if it has no end
 * @param became the numbers of the municipalities that it became, the main one first; empty if it has no end
 */
record Municipality(
        String number,
        String name,
        String county,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<String> became) {

    boolean isThereOn(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (until == null || !until.isBefore(day));
    }
}
