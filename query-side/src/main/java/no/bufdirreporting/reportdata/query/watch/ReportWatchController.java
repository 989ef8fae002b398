package no.bufdirreporting.reportdata.query.watch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.access.Scope;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.problem.FieldErrors;
import no.bufdirreporting.platform.http.security.FigureAccess;
import no.bufdirreporting.platform.http.security.WatchTickets;
import no.bufdirreporting.platform.http.security.WatchTickets.Watch;
import no.bufdirreporting.platform.http.stream.EventStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Streams changes to an organization's report data of one period as server-sent events. */
@RestController
@RequestMapping(path = "/api/v1/aggregated-report-data", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
record ReportWatchController(
        KnownReferences known,
        ReportChannels channels,
        EventStreams streams,
        FigureAccess access,
        WatchTickets tickets) {

    /** Matches any Accept header; else a JSON client's request would be routed to the snapshot with the id "watch". */
    @GetMapping(path = "/watch", produces = MediaType.ALL_VALUE)
    void watch(
            @RequestParameters Watched wanted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        var position = position(lastEventId == null ? wanted.givenLastEventId() : lastEventId);
        if (wanted.ticket() == null) {
            watch(wanted.watch(), position, request, response);
        } else {
            var allowed = tickets.read(wanted.ticket());
            Caller.withToken(Set.of(Scope.FIGURES_READ), Set.of(allowed.organizationId()))
                    .call(() -> watch(allowed, position, request, response));
        }
    }

    private Watch watch(Watch wanted, @Nullable Long position, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        var period = known.requirePeriod(wanted.periodId(), "period_id");
        if (!channels.isOpen(wanted.organizationId(), period)) {
            known.requireOrganization(wanted.organizationId(), "organization_id");
        }
        var suppression = access.of(request);
        streams.serve(
                request,
                response,
                stream -> channels.watch(wanted.organizationId(), period, suppression, position, stream));
        return wanted;
    }

    /** An id that is not a position is ignored. */
    private static @Nullable Long position(@Nullable String id) {
        return id != null && id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
    }

    /**
     * @param ticket says organization and period, and allows to watch them
     * @param lastEventId for clients that cannot set the header; it counts if that is missing
     * @param lastEventIdOfBrowsers the same, as browsers name it
     */
    record Watched(
            @Code @Nullable String organizationId,
            @Code @Nullable String periodId,
            @Nullable String ticket,
            @Nullable String lastEventId,
            @JsonProperty("lastEventId") @Nullable String lastEventIdOfBrowsers) {

        Watched {
            var errors = new FieldErrors();
            check("organization_id", organizationId, ticket, errors);
            check("period_id", periodId, ticket, errors);
            errors.throwIfAny();
        }

        private static void check(String field, @Nullable String value, @Nullable String ticket, FieldErrors errors) {
            if (ticket == null && value == null) {
                errors.add(field, "is required");
            } else if (ticket != null && value != null) {
                errors.add(field, "cannot be combined with ticket, which says it");
            }
        }

        Watch watch() {
            return new Watch(requireNonNull(organizationId), requireNonNull(periodId));
        }

        @Nullable
        String givenLastEventId() {
            return lastEventId == null ? lastEventIdOfBrowsers : lastEventId;
        }
    }
}
