package no.bufdirreporting.organization.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.bufdirreporting.kernel.OsloCalendar;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.OrganizationQuery.ListMunicipalities;
import no.bufdirreporting.organization.OrganizationQuery.MunicipalityEntry;
import no.bufdirreporting.organization.OrganizationQuery.MunicipalityList;
import no.bufdirreporting.organization.RegionHistory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The municipalities of Norway with their counties over time: the classifications of Statistics Norway (Klass 131 and 104)
 * since 2018, or a file in its place. What a chapter got from it is in the chapter's events, so another file changes
 * nothing that was recorded.
 */
@Component
class Municipalities {

    static final String NUMBER = "[0-9]{4}";

    private final Map<String, Municipality> byNumber = new LinkedHashMap<>();

    @Autowired
    Municipalities(@Value("${bufdir.municipalities:classpath:municipalities.csv}") Resource source) {
        this(MunicipalityFile.read(source));
    }

    Municipalities(List<Municipality> all) {
        all.forEach(it -> byNumber.put(it.number(), it));
    }

    @QueryHandler
    MunicipalityList handle(ListMunicipalities query) {
        var today = OsloCalendar.dayOf(GenericEventMessage.clock.instant());
        return new MunicipalityList(byNumber.values().stream()
                .filter(it -> it.isThereOn(today))
                .map(it -> new MunicipalityEntry(it.number(), it.name(), it.county()))
                .sorted(Comparator.comparing(MunicipalityEntry::number))
                .toList());
    }

    /**
     * Where a chapter in the municipality lies over time, oldest first: counties are its regions. The first entry begins on
     * the day; without one it has no beginning.
     *
     * @param number of any year
     */
    List<ChapterRegion> regions(String number, @Nullable LocalDate day) {
        var named = byNumber.get(number);
        if (named == null) {
            throw Rejection.impossible(
                            "unknown-municipality",
                            "municipality_number",
                            "There is no municipality with the number %s.".formatted(number))
                    .asException();
        }
        var entries = new ArrayList<ChapterRegion>();
        for (var each : succession(named)) {
            entries.add(new ChapterRegion(each.county(), each.name(), entries.isEmpty() ? null : each.from()));
        }
        var all = new RegionHistory(List.of()).from(null, entries);
        if (day == null) {
            return all.regions();
        }
        var from = new ArrayList<ChapterRegion>();
        from.add(new ChapterRegion(all.on(day).region(), all.on(day).municipality(), day));
        all.regions().stream()
                .filter(it -> it.from() != null && it.from().isAfter(day))
                .forEach(from::add);
        return List.copyOf(from);
    }

    /** The municipality with what it was before, and what it became. */
    private List<Municipality> succession(Municipality named) {
        var succession = new ArrayList<Municipality>();
        for (var each = predecessor(named, named); each.isPresent(); each = predecessor(each.get(), named)) {
            succession.addFirst(each.get());
        }
        for (var each = Optional.of(named); each.isPresent(); each = successor(each.get(), named)) {
            succession.add(each.get());
        }
        return succession;
    }

    /** Of municipalities that were merged: the one of the same name, else the first of the same county, else the first. */
    private Optional<Municipality> predecessor(Municipality municipality, Municipality named) {
        return byNumber.values().stream()
                .filter(it -> it.became().contains(municipality.number()))
                .min(Comparator.comparing((Municipality it) -> !it.name().equals(named.name()))
                        .thenComparing(it -> !it.name().equals(municipality.name()))
                        .thenComparing(it -> !it.county().equals(municipality.county())));
    }

    /** Of a municipality that was divided: the part of the same name, else the main one. */
    private Optional<Municipality> successor(Municipality municipality, Municipality named) {
        return municipality.became().stream()
                .map(byNumber::get)
                .min(Comparator.comparing((Municipality it) -> !it.name().equals(named.name())));
    }
}
