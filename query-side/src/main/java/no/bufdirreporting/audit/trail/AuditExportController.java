package no.bufdirreporting.audit.trail;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * The events that a filter lets pass as lines of JSON, however many, written by the thread of the request as they are
 * read. It ends with the latest event as of its beginning; if it breaks off, so does the connection.
 */
@RestController
@RequestMapping(path = "/api/v1/audit/events/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
class AuditExportController {

    private static final int BUFFER = 1 << 16;

    private final AuditHead head;
    private final AuditHistory history;
    private final EventLines lines;

    AuditExportController(AuditHead head, AuditHistory history, JsonMapper json) {
        this.head = head;
        this.history = history;
        this.lines = new EventLines(json);
    }

    @GetMapping
    void export(@RequestParameters Export wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long end = head.await();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        try {
            history.forEach(wanted.filter().upTo(end), event -> lines.write(event, out));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        out.flush();
    }

    record Export(
            @Nullable String aggregateId,
            @Nullable String orgId,
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
