package no.bufdirreporting.organization.query;

import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Rejects reads of an unknown organization or period with 422. */
@Component
public class KnownReferences {

    private final QueryGateway queries;

    KnownReferences(QueryGateway queries) {
        this.queries = queries;
    }

    /** @param field the name of the request's field */
    public void requireOrganization(String orgId, String field) {
        if (queries.query(new FindOrganization(orgId), OrganizationView.class).join() == null) {
            throw unknownOrganization(orgId, field);
        }
    }

    /** @param field the name of the request's field */
    public ReportingPeriod requirePeriod(String periodId, String field) {
        return ReportingPeriod.ofCalendar(periodId).orElseGet(() -> {
            var registered = queries.query(new FindReportingPeriod(periodId), ReportingPeriodView.class)
                    .join();
            if (registered == null) {
                throw unknownPeriod(periodId, field);
            }
            return new ReportingPeriod(periodId, registered.start(), registered.end());
        });
    }

    /** @param field the name of the request's field */
    public static ProblemException unknownOrganization(String orgId, String field) {
        return ProblemException.unprocessable(
                "unknown-organization", field, "There is no organization '%s'.".formatted(orgId));
    }

    /** @param field the name of the request's field */
    public static ProblemException unknownPeriod(String periodId, String field) {
        return ProblemException.unprocessable(
                "unknown-reporting-period",
                field,
                "There is no reporting period '%s', and it does not read as one such as 2024, 2024-h1, 2024-q4 or 2024-11."
                        .formatted(periodId));
    }
}
