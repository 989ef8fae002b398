package no.bufdirreporting.audit.chain;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.audit.trail.AuditRows;
import no.bufdirreporting.audit.trail.ChainHead;
import no.bufdirreporting.audit.trail.TrailWaiter;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.problem.FieldError;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The head of the hash chain, and checks of the chain against a head noted earlier. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1/audit/chain", produces = MediaType.APPLICATION_JSON_VALUE)
record ChainController(TrailWaiter trail, AuditRows rows, ChainCheck check) {

    @GetMapping
    ChainHead head() {
        trail.await();
        return rows.last()
                .map(ChainHead::of)
                .orElseThrow(() -> ProblemException.notFound("not-found", "There are no events yet."));
    }

    /** A POST, although it changes nothing: a check reads all events, so following a link must not start one. */
    @PostMapping("/checks")
    ChainReport check(@StrictBody Check body) {
        return check.check(body.given(), position -> {});
    }

    /** A head noted earlier, or an empty body. The head may be what {@link #head} showed; the rest of it is not compared. */
    record Check(
            @Positive @Nullable Long position,

            @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits") @Nullable
            String hash,

            @Nullable String eventId,
            @Nullable Instant recordedAt,
            @Nullable String algorithm) {

        @Nullable
        ExpectedHead given() {
            if ((position == null) != (hash == null)) {
                throw ProblemException.badRequest(List.of(new FieldError(
                        position == null ? "position" : "hash", "is required together with the other one")));
            }
            return position == null ? null : new ExpectedHead(position, hash);
        }
    }
}
