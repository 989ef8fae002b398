package no.bufdirreporting.imports.query;

import java.math.BigDecimal;
import no.bufdirreporting.activity.query.rollup.ActivitySums;
import no.bufdirreporting.imports.ImportQuery.CountPresence;
import no.bufdirreporting.imports.ImportQuery.FindFigures;
import no.bufdirreporting.imports.ImportQuery.Presence;
import no.bufdirreporting.imports.ImportQuery.Presences;
import no.bufdirreporting.imports.PeriodForecast.Figures;
import no.bufdirreporting.kernel.TimeSpan;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a dry run needs to know of the figures as they are. */
@Component
record PeriodFigures(ActivitySums sums, JdbcClient jdbc) {

    private static final String PRESENCE = """
            select contact_id, date_trunc('month', submitted_at at time zone 'Europe/Oslo')::date as month,
                count(*)::int as activities
            from activity
            where contact_id = any(:contacts) and org_id = :org and status = 'COMPLETED'
            group by contact_id, month""";

    @QueryHandler
    Figures handle(FindFigures query) {
        var span = TimeSpan.ofDays(query.start(), query.end());
        long activities = 0;
        long participants = 0;
        var hours = BigDecimal.ZERO;
        for (var sum : sums.sums(query.orgId(), span.from(), span.before())) {
            activities += sum.activities();
            participants += sum.participants();
            hours = hours.add(sum.hours());
        }
        var plain = hours.signum() == 0 ? BigDecimal.ZERO : hours.stripTrailingZeros();
        return new Figures(
                activities,
                participants,
                sums.uniqueContacts(query.orgId(), span.from(), span.before()),
                plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    @QueryHandler
    Presences handle(CountPresence query) {
        return new Presences(jdbc.sql(PRESENCE)
                .param("contacts", query.contacts().toArray(String[]::new))
                .param("org", query.orgId())
                .query(Presence.class)
                .list());
    }
}
