package no.bufdirreporting.audit.verification.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import no.bufdirreporting.audit.verification.job.AuditJob.Kind;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.stream.EventStreams;
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

/** The endpoints that start, show, watch and cancel verifications and rebuilds. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
record AuditJobController(AuditJobRunner runner, AuditJobs jobs, EventStreams streams, JsonMapper json) {

    @PostMapping("/verifications")
    ResponseEntity<AuditJob> verify() {
        return started(runner.start(Kind.VERIFICATION));
    }

    @PostMapping("/rebuilds")
    ResponseEntity<AuditJob> rebuild() {
        return started(runner.start(Kind.REBUILD));
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
        streams.serve(request, response, stream -> new JobFeed(() -> known(id), json, stream));
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
}
