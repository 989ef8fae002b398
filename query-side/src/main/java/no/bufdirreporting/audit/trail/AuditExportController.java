package no.bufdirreporting.audit.trail;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.TimeBound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports the events that match a filter as NDJSON, streamed by the request's thread. The export ends with the event
 * that was the latest when it began; if it fails halfway, the connection is broken off.
 */
@RestController
@RequestMapping(path = "/api/v1/audit/events/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
class AuditExportController {

    private static final int BUFFER = 1 << 16;

    private final TrailWaiter trail;
    private final AuditHistory history;
    private final EventLines lines;

    AuditExportController(TrailWaiter trail, AuditHistory history, JsonMapper json) {
        this.trail = trail;
        this.history = history;
        this.lines = new EventLines(json);
    }

    @GetMapping
    void export(@RequestParameters Export wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long end = trail.await();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        try {
            history.forEach(wanted.filter().upTo(end), event -> lines.write(event, out));
        } catch (UncheckedIOException disconnected) {
            throw disconnected.getCause();
        }
        out.flush();
    }

    record Export(
            @Nullable String aggregateId,
            @Code @Nullable String orgId,
            @Nullable String type,
            @Nullable String actor,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @PositiveOrZero @Nullable Long after) {

        AuditFilter filter() {
            return new AuditController.Events(aggregateId, orgId, type, actor, from, to, after, null).filter();
        }
    }
}
