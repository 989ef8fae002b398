package no.bufdirreporting.reportdata.query.watch;

import java.net.URI;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.security.WatchTickets;
import no.bufdirreporting.platform.http.security.WatchTickets.Ticket;
import no.bufdirreporting.platform.http.security.WatchTickets.Watch;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out tickets for a watch, for clients that can send no headers with it. */
@RestController
@RequestMapping(path = "/api/v1/aggregated-report-data/watch/tickets", produces = MediaType.APPLICATION_JSON_VALUE)
record WatchTicketController(KnownReferences known, WatchTickets tickets) {

    @PostMapping
    ResponseEntity<Ticket> issue(@StrictBody NewTicket wanted) {
        known.requireOrganization(wanted.organizationId(), "organization_id");
        var period = known.requirePeriod(wanted.periodId(), "period_id");
        var ticket = tickets.issue(new Watch(wanted.organizationId(), period.id()));
        return ResponseEntity.created(URI.create("/api/v1/aggregated-report-data/watch?ticket=" + ticket.ticket()))
                .cacheControl(CacheControl.noStore())
                .body(ticket);
    }

    record NewTicket(@Code String organizationId, @Code String periodId) {}
}
