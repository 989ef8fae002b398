package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.organization.OrganizationQuery.FindReportingPeriod;
import no.bufdirreporting.organization.OrganizationQuery.ListReportingPeriods;
import no.bufdirreporting.organization.OrganizationQuery.ReportingPeriodPage;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registered reporting periods, as they are now. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class ReportingPeriodProjection {

    private static final String COLUMNS =
            "period_id, period_start as \"start\", period_end as \"end\", created_at, updated_at, version";

    private final JdbcClient jdbc;

    ReportingPeriodProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ReportingPeriodRegistered event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("""
                        insert into reporting_period (period_id, period_start, period_end, created_at, updated_at, version)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(event.periodId(), event.start(), event.end(), utc(at), utc(at), version)
                .update();
    }

    @EventHandler
    void on(ReportingPeriodChanged event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("""
                        update reporting_period set period_start = ?, period_end = ?, updated_at = ?, version = ?
                        where period_id = ?""")
                .params(event.start(), event.end(), utc(at), version, event.periodId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate reporting_period").update();
    }

    @QueryHandler
    Optional<ReportingPeriodView> handle(FindReportingPeriod query) {
        return jdbc.sql("select " + COLUMNS + " from reporting_period where period_id = ?")
                .param(query.periodId())
                .query(ReportingPeriodView.class)
                .optional();
    }

    @QueryHandler
    ReportingPeriodPage handle(ListReportingPeriods query) {
        var page = jdbc.sql("select " + COLUMNS
                        + " from reporting_period order by created_at desc, period_id desc offset ? limit ?")
                .params(query.offset(), query.limit())
                .query(ReportingPeriodView.class)
                .list();
        long total = jdbc.sql("select count(*) from reporting_period")
                .query(Long.class)
                .single();
        return new ReportingPeriodPage(page, total);
    }
}
