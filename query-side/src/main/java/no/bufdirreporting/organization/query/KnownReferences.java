package no.bufdirreporting.organization.query;

import java.util.Optional;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
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
        return find(periodId).orElseThrow(() -> unknownPeriod(periodId, field));
    }

    /** The id as it is shown, for filters: period ids are read in any case. Null stays null, and an unknown id as it is. */
    public @Nullable String shownPeriodId(@Nullable String periodId) {
        return periodId == null ? null : find(periodId).map(ReportingPeriod::id).orElse(periodId);
    }

    private Optional<ReportingPeriod> find(String periodId) {
        return ReportingPeriod.ofCalendar(periodId)
                .or(() -> Optional.ofNullable(
                                queries.query(new FindReportingPeriod(periodId), ReportingPeriodView.class)
                                        .join())
                        .map(it -> new ReportingPeriod(it.periodId(), it.start(), it.end())));
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
