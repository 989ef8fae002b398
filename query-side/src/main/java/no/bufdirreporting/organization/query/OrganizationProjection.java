package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.organization.OrganizationQuery.FindOrganization;
import no.bufdirreporting.organization.OrganizationQuery.ListOrganizations;
import no.bufdirreporting.organization.OrganizationQuery.OrganizationPage;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organizations, as they are now. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class OrganizationProjection {

    private final JdbcClient jdbc;

    OrganizationProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(OrganizationRegistered event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("insert into organization (org_id, name, created_at, updated_at, version) values (?, ?, ?, ?, ?)")
                .params(event.orgId(), event.name(), utc(at), utc(at), version)
                .update();
    }

    @EventHandler
    void on(OrganizationRenamed event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("update organization set name = ?, updated_at = ?, version = ? where org_id = ?")
                .params(event.name(), utc(at), version, event.orgId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate organization").update();
    }

    @QueryHandler
    Optional<OrganizationView> handle(FindOrganization query) {
        return jdbc.sql("select * from organization where org_id = ?")
                .param(query.orgId())
                .query(OrganizationView.class)
                .optional();
    }

    @QueryHandler
    OrganizationPage handle(ListOrganizations query) {
        var page = jdbc.sql("select * from organization order by created_at desc, org_id desc offset ? limit ?")
                .params(query.offset(), query.limit())
                .query(OrganizationView.class)
                .list();
        long total =
                jdbc.sql("select count(*) from organization").query(Long.class).single();
        return new OrganizationPage(page, total);
    }
}
