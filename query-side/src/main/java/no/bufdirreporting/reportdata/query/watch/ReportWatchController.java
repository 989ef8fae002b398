package no.bufdirreporting.reportdata.query.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.stream.EventStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stream of what happens to an organization's report data of a period. */
@RestController
@RequestMapping(path = "/api/v1/aggregated-report-data", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class ReportWatchController {

    private final KnownReferences known;
    private final ReportChannels channels;
    private final EventStreams streams;

    ReportWatchController(KnownReferences known, ReportChannels channels, EventStreams streams) {
        this.known = known;
        this.channels = channels;
        this.streams = streams;
    }

    /** Taken whatever the client accepts: "watch" must not be looked up as an id for those who accept JSON only. */
    @GetMapping(path = "/watch", produces = MediaType.ALL_VALUE)
    void watch(
            @RequestParameters Watched wanted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        known.requireOrganization(wanted.organizationId(), "organization_id");
        var period = known.requirePeriod(wanted.periodId(), "period_id");
        streams.serve(
                request,
                response,
                stream -> channels.watch(wanted.organizationId(), period, position(lastEventId), stream));
    }

    /** What is no position is an id that nobody knows, so it is as good as none. */
    private static @Nullable Long position(@Nullable String id) {
        return id != null && id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
    }

    record Watched(String organizationId, String periodId) {}
}
