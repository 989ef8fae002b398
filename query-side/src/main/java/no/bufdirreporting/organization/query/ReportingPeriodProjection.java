package no.bufdirreporting.organization.query;

import java.util.Optional;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.ListReportingPeriods;
import no.bufdirreporting.organization.OrganizationQuery.ReportingPeriodPage;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodDated;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jpa.Listing;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Projects the registered reporting periods. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ReportingPeriodProjection(PeriodRepository periods) {

    @EventHandler
    void on(ReportingPeriodDated event, PastEvent recorded) {
        periods.fold(ReportingPeriod.key(event.period().id()), recorded, RegisteredPeriod::new);
    }

    @ResetHandler
    void reset() {
        periods.deleteAllInBatch();
    }

    @QueryHandler
    Optional<ReportingPeriodView> handle(FindReportingPeriod query) {
        return periods.findById(ReportingPeriod.key(query.periodId())).map(RegisteredPeriod::view);
    }

    @QueryHandler
    ReportingPeriodPage handle(ListReportingPeriods query) {
        var page = Listing.of(periods, Specification.unrestricted(), query.slice(), "periodId");
        return new ReportingPeriodPage(page.map(RegisteredPeriod::view), page.total(), page.next());
    }
}
