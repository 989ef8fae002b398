package no.bufdirreporting.imports.command;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.imports.ImportQuery.CountPresence;
import no.bufdirreporting.imports.ImportQuery.FindFigures;
import no.bufdirreporting.imports.ImportQuery.Presences;
import no.bufdirreporting.imports.PeriodForecast;
import no.bufdirreporting.imports.PeriodForecast.Figures;
import no.bufdirreporting.imports.command.result.Forecast;
import no.bufdirreporting.imports.command.result.Forecast.Added;
import no.bufdirreporting.organization.ReportingPeriod;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Works out the figures that an import would leave, from those of the read model and what its rows add. */
@Component
record PeriodForecaster(QueryGateway queries, PersonalFacts personal) {

    private static final int CONTACTS_AT_ONCE = 1000;
    private static final long QUERY_SECONDS = 10;

    List<PeriodForecast> periods(String orgId, Forecast forecast, PatientCommands patient) {
        var added = forecast.periods();
        var newContacts = newContacts(orgId, forecast, List.copyOf(added.keySet()), patient);
        var periods = new ArrayList<PeriodForecast>();
        added.forEach((period, it) -> {
            Figures before = ask(new FindFigures(orgId, period.start(), period.end()), Figures.class, patient);
            periods.add(
                    new PeriodForecast(period.id(), before, after(before, it, newContacts.getOrDefault(period, 0L))));
        });
        return periods;
    }

    private static Figures after(Figures before, Added added, long contacts) {
        return new Figures(
                before.activities() + added.activities(),
                before.participants() + added.participants(),
                before.uniqueParticipants() + contacts,
                plain(before.hours().add(added.hours())));
    }

    private static BigDecimal plain(BigDecimal hours) {
        var stripped = hours.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** By how many each period's distinct contacts would be more. */
    private Map<ReportingPeriod, Long> newContacts(
            String orgId, Forecast forecast, List<ReportingPeriod> periods, PatientCommands patient) {
        var more = new HashMap<ReportingPeriod, Long>();
        var contacts = List.copyOf(forecast.contacts().keySet());
        for (int from = 0; from < contacts.size(); from += CONTACTS_AT_ONCE) {
            var part = contacts.subList(from, Math.min(from + CONTACTS_AT_ONCE, contacts.size()));
            // A contact without a pseudonym has no activities yet.
            var stored = patient.patiently(() -> personal.storedIn(orgId, part));
            var present = ask(new CountPresence(orgId, List.copyOf(stored.values())), Presences.class, patient);
            var byContact = new HashMap<String, Map<LocalDate, Integer>>();
            present.presences()
                    .forEach(it -> byContact
                            .computeIfAbsent(it.contactId(), contact -> new HashMap<>())
                            .merge(Forecast.quarterOf(it.month()), it.activities(), Integer::sum));
            for (String contact : part) {
                var before = byContact.getOrDefault(stored.getOrDefault(contact, ""), Map.of());
                var added = forecast.contacts().get(contact);
                periods.forEach(period -> {
                    int now = sum(before, period);
                    int then = now + sum(added, period);
                    more.merge(period, (long) (then > 0 ? 1 : 0) - (now > 0 ? 1 : 0), Long::sum);
                });
            }
        }
        return more;
    }

    private static int sum(Map<LocalDate, Integer> byQuarter, ReportingPeriod period) {
        return byQuarter.entrySet().stream()
                .filter(it ->
                        !it.getKey().isBefore(period.start()) && !it.getKey().isAfter(period.end()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private <T> T ask(Object query, Class<T> type, PatientCommands patient) {
        return patient.patiently(() -> queries.query(query, type)
                .orTimeout(QUERY_SECONDS, TimeUnit.SECONDS)
                .join());
    }
}
