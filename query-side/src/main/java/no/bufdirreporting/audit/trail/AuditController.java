package no.bufdirreporting.audit.trail;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.InvalidValueException;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.TimeBound;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.platform.http.table.GetTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of the audit trail: its events, oldest first, by page or as NDJSON. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
record AuditController(
        TrailWaiter trail, AuditRows rows, AuditHistory history, OpenedPayloads opened, JsonMapper json) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 500;
    private static final int EXPORT_BUFFER = 1 << 16;

    @GetTable("/events")
    AuditHistory.Page events(@RequestParameters Events wanted) {
        var filter = wanted.filter();
        trail.await();
        return opened(history.page(filter, limit(wanted.limit())));
    }

    @GetTable("/history/{aggregateId}")
    AuditHistory.Page history(@PathVariable String aggregateId, @RequestParameters Cursor wanted) {
        trail.await();
        if (!rows.contains(aggregateId)) {
            throw ProblemException.notFound("not-found", "There is no event of '%s'.".formatted(aggregateId));
        }
        long after = wanted.after() == null ? 0 : wanted.after();
        return opened(history.page(AuditFilter.ofAggregate(aggregateId, after), limit(wanted.limit())));
    }

    private AuditHistory.Page opened(AuditHistory.Page stored) {
        return new AuditHistory.Page(opened.of(stored.data()), stored.nextAfter());
    }

    /**
     * Exports the events that match a filter, streamed by the request's thread. The export ends with the event that was the
     * latest when it began; if it fails halfway, the connection is broken off.
     */
    @GetMapping(path = "/events/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void export(@RequestParameters Export wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var filter = wanted.filter();
        long end = trail.await();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        var turn = AuditTurn.of(request);
        turn.beginLongAnswer();
        var lines = new EventLines(json);
        var out = new BufferedOutputStream(response.getOutputStream(), EXPORT_BUFFER);
        try {
            history.forEachChunk(
                    filter.upTo(end), chunk -> turn.pauseFor(() -> chunk.forEach(event -> lines.write(event, out))));
        } catch (UncheckedIOException disconnected) {
            throw disconnected.getCause();
        }
        out.flush();
    }

    private static int limit(@Nullable Integer wanted) {
        return wanted == null ? DEFAULT_LIMIT : Math.min(wanted, HIGHEST_LIMIT);
    }

    record Cursor(
            @PositiveOrZero @Nullable Long after,
            @Min(1) @Nullable Integer limit) {}

    record Events(
            @Nullable String aggregateId,
            @Code @Nullable String orgId,
            @Nullable String type,
            @Nullable String actor,
            @Nullable TimeBound from,
            @Nullable TimeBound to,
            @PositiveOrZero @Nullable Long after,
            @Min(1) @Nullable Integer limit) {

        AuditFilter filter() {
            return new AuditFilter(
                    aggregateId,
                    orgId,
                    knownType(),
                    actor,
                    TimeBound.start(from),
                    TimeBound.end(to),
                    after == null ? 0 : after,
                    Long.MAX_VALUE);
        }

        private @Nullable String knownType() {
            try {
                return AuditFilter.knownType(type);
            } catch (InvalidValueException unknown) {
                throw ProblemException.badRequest(List.of(new FieldError("type", unknown.getMessage())));
            }
        }
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
            return new Events(aggregateId, orgId, type, actor, from, to, after, null).filter();
        }
    }
}
