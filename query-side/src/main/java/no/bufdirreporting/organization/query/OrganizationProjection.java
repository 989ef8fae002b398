package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.jpa.Listing.ofOrganization;

import java.util.Optional;
import no.bufdirreporting.organization.OrganizationNamed;
import no.bufdirreporting.organization.OrganizationNumbered;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.ListOrganizations;
import no.bufdirreporting.organization.OrganizationQuery.OrganizationPage;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jpa.Listing;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the organizations. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record OrganizationProjection(OrganizationRepository organizations) {

    @EventHandler
    void on(OrganizationNamed event, PastEvent recorded) {
        organizations.fold(event.orgId(), recorded, Organization::new);
    }

    @EventHandler
    void on(OrganizationNumbered event, PastEvent recorded) {
        organizations.fold(event.orgId(), recorded, Organization::new);
    }

    @ResetHandler
    void reset() {
        organizations.deleteAllInBatch();
    }

    @QueryHandler
    Optional<OrganizationView> handle(FindOrganization query) {
        return organizations.findById(query.orgId()).map(Organization::view);
    }

    @QueryHandler
    OrganizationPage handle(ListOrganizations query) {
        var page = Listing.of(organizations, ofOrganization("orgId", null), query.slice(), "orgId");
        return new OrganizationPage(page.map(Organization::view), page.total(), page.next());
    }
}
