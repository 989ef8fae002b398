package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.jpa.Listing.newestFirst;
import static no.bufdirreporting.platform.query.jpa.Listing.page;

import java.util.Optional;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.ListReportingPeriods;
import no.bufdirreporting.organization.OrganizationQuery.ReportingPeriodPage;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The registered reporting periods, as they are now. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class ReportingPeriodProjection {

    private final PeriodRepository periods;

    ReportingPeriodProjection(PeriodRepository periods) {
        this.periods = periods;
    }

    @EventHandler
    void on(ReportingPeriodRegistered event, PastEvent recorded) {
        periods.fold(ReportingPeriod.key(event.periodId()), recorded, RegisteredPeriod::new);
    }

    @EventHandler
    void on(ReportingPeriodChanged event, PastEvent recorded) {
        periods.fold(ReportingPeriod.key(event.periodId()), recorded, RegisteredPeriod::new);
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
        var page = periods.findAll(
                page(query.offset(), query.limit(), newestFirst(RegisteredPeriod.CREATED_AT, RegisteredPeriod.ID)));
        return new ReportingPeriodPage(page.map(RegisteredPeriod::view).getContent(), page.getTotalElements());
    }
}
