package no.bufdirreporting.audit.verification.job;

import static no.bufdirreporting.platform.query.jpa.Listing.matching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.audit.verification.job.AuditJob.Status;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.stream.EventStreams;
import no.bufdirreporting.platform.http.stream.ProgressFeed;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.platform.query.jpa.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints that start, list, show, watch and cancel verifications and rebuilds. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
record AuditJobController(AuditJobRunner runner, AuditJobs jobs, EventStreams streams, JsonMapper json) {

    @PostMapping("/verifications")
    ResponseEntity<AuditJob> verify(IdempotencyKey key, Principal sender) {
        return started(runner.start(Kind.VERIFICATION, key.of(sender)));
    }

    @PostMapping("/rebuilds")
    ResponseEntity<AuditJob> rebuild(IdempotencyKey key, Principal sender) {
        return started(runner.start(Kind.REBUILD, key.of(sender)));
    }

    @GetTable("/verifications")
    ListBody<AuditJob> verifications(@RequestParameters OfKind wanted) {
        return list(Kind.VERIFICATION, wanted.status(), wanted.paging());
    }

    @GetTable("/rebuilds")
    ListBody<AuditJob> rebuilds(@RequestParameters OfKind wanted) {
        return list(Kind.REBUILD, wanted.status(), wanted.paging());
    }

    @GetTable("/jobs")
    ListBody<AuditJob> jobs(@RequestParameters OfAnyKind wanted) {
        return list(wanted.kind(), wanted.status(), wanted.paging());
    }

    @GetMapping("/jobs/{id}")
    AuditJob job(@PathVariable String id) {
        return known(id).view();
    }

    /** Requests cancellation; the job ends a moment later. */
    @DeleteMapping("/jobs/{id}")
    ResponseEntity<AuditJob> cancel(@PathVariable String id) {
        if (!known(id).view().underWay()) {
            throw ProblemException.conflict("job-ended", "Job '%s' has ended already.".formatted(id));
        }
        jobs.requestCancel(id);
        return ResponseEntity.accepted().body(known(id).view());
    }

    @GetMapping(path = "/jobs/{id}/events", produces = MediaType.ALL_VALUE)
    void events(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        known(id);
        streams.serve(request, response, stream -> new ProgressFeed(() -> progress(id), stream));
    }

    private ProgressFeed.State progress(String id) {
        var job = known(id);
        return new ProgressFeed.State(job.revision(), job.view().underWay(), json.writeValueAsString(job.view()));
    }

    private ListBody<AuditJob> list(@Nullable Kind kind, @Nullable Status status, Paging paging) {
        var wanted = Listing.<StoredJob>matching("kind", kind).and(matching("status", status));
        var page = Listing.of(jobs, wanted, paging.slice(), "jobId");
        return ListBody.of(page.map(StoredJob::view), paging, page.total(), page.next());
    }

    private StoredJob known(String id) {
        return jobs.findById(id)
                .orElseThrow(() -> ProblemException.notFound("not-found", "There is no job '%s'.".formatted(id)));
    }

    private static ResponseEntity<AuditJob> started(AuditJob job) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/audit/jobs/" + job.jobId()))
                .body(job);
    }

    record OfKind(
            @Nullable Status status,
            @SortedBy(SortField.STARTED_AT) Paging paging) {}

    record OfAnyKind(
            @Nullable Kind kind,
            @Nullable Status status,
            @SortedBy(SortField.STARTED_AT) Paging paging) {}
}
