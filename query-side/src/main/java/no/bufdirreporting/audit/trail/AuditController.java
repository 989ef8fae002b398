package no.bufdirreporting.audit.trail;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.TimeBound;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The events of the audit trail, page by page, oldest first. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {

    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 500;

    private final TrailWaiter trail;
    private final AuditRows rows;
    private final AuditHistory history;

    AuditController(TrailWaiter trail, AuditRows rows, AuditHistory history) {
        this.trail = trail;
        this.rows = rows;
        this.history = history;
    }

    @GetMapping("/events")
    AuditHistory.Page events(@RequestParameters Events wanted) {
        trail.await();
        return history.page(wanted.filter(), limit(wanted.limit()));
    }

    @GetMapping("/history/{aggregateId}")
    AuditHistory.Page history(@PathVariable String aggregateId, @RequestParameters Cursor wanted) {
        trail.await();
        if (!rows.contains(aggregateId)) {
            throw ProblemException.notFound("not-found", "There is no event of '%s'.".formatted(aggregateId));
        }
        long after = wanted.after() == null ? 0 : wanted.after();
        return history.page(AuditFilter.ofAggregate(aggregateId, after), limit(wanted.limit()));
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
                    type,
                    actor,
                    TimeBound.start(from),
                    TimeBound.end(to),
                    after == null ? 0 : after,
                    Long.MAX_VALUE);
        }
    }
}
