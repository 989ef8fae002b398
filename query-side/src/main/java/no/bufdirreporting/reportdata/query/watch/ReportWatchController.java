package no.bufdirreporting.reportdata.query.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.FigureAccess;
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
        KnownReferences known, ReportChannels channels, EventStreams streams, FigureAccess access) {

    /** Matches any Accept header; else a JSON client's request would be routed to the snapshot with the id "watch". */
    @GetMapping(path = "/watch", produces = MediaType.ALL_VALUE)
    void watch(
            @RequestParameters Watched wanted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        var period = known.requirePeriod(wanted.periodId(), "period_id");
        if (!channels.isOpen(wanted.organizationId(), period)) {
            known.requireOrganization(wanted.organizationId(), "organization_id");
        }
        var suppression = access.of(request);
        streams.serve(
                request,
                response,
                stream -> channels.watch(wanted.organizationId(), period, suppression, position(lastEventId), stream));
    }

    /** An id that is not a position is ignored. */
    private static @Nullable Long position(@Nullable String id) {
        return id != null && id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
    }

    record Watched(@Code String organizationId, @Code String periodId) {}
}
