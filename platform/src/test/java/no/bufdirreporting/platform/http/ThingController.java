package no.bufdirreporting.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.kernel.SortField;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.Paging.SortedBy;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Uses each of the conventions once. */
@RestController
@RequestMapping(path = "/api/v1/things", produces = "application/json")
public class ThingController {

    enum Kind {
        WIDE_OPEN,
        SHUT
    }

    record Range(Instant start, @Nullable LocalDate day) {}

    record Thing(
            @NotBlank @Size(max = 10) String orgId,
            @Nullable Integer count,
            @Nullable @Digits(integer = 5, fraction = 2) BigDecimal hours,
            @Nullable Boolean open,
            @Nullable Kind kind,
            @Nullable Range range,
            @Nullable List<@NotBlank String> tags,
            @Nullable List<Range> ranges,
            @Nullable Map<String, String> labels) {}

    record Change(
            @Nullable Optional<@PositiveOrZero BigDecimal> hours,
            @Nullable Long count) {}

    record Filter(
            @Nullable @Size(max = 5) String orgId,
            @Nullable Instant from,
            @Nullable Kind kind,
            @Nullable Integer count,
            @Nullable Boolean open,

            @SortedBy({SortField.CREATED_AT, SortField.NAME})
            Paging paging) {}

    record Figures(
            List<BigDecimal> someFigures,
            Instant at,
            @Nullable String nothing,
            Map<String, Kind> byKey) {}

    /** Completed by a test; no thread blocks on it. */
    public final CompletableFuture<String> slowAnswer = new CompletableFuture<>();

    /** Reaches zero when two requests wait for the slow answer. */
    public final CountDownLatch slowRequests = new CountDownLatch(2);

    @GetMapping
    ListBody<Filter> list(@RequestParameters Filter filter) {
        // A page of seven has others after it.
        var last = filter.paging().limit() == 7 ? new Key("2024-11-30T12:00:00.000001Z", "thing 7") : null;
        return ListBody.of(List.of(filter), filter.paging(), 45, last);
    }

    @GetMapping("/async")
    CompletableFuture<ListBody<String>> async(@RequestParameters Filter filter) {
        return CompletableFuture.supplyAsync(() -> ListBody.of(List.of("a"), filter.paging(), 1, null));
    }

    @GetMapping(path = "/past", params = "as_of")
    Thing past() {
        throw ProblemException.notFound("thing-not-found", "No thing has this id.");
    }

    @PostMapping
    Thing create(@StrictBody Thing thing) {
        return thing;
    }

    @PutMapping("/{id}")
    ResponseEntity<String> change(@PathVariable String id, Precondition precondition, @StrictBody Change change) {
        precondition.check(4L);
        return ResponseEntity.ok().eTag(EntityTags.of(4)).body("\"" + id + " " + change + "\"");
    }

    @GetMapping("/{id}")
    ResponseEntity<String> one(@PathVariable String id, Precondition precondition) {
        return EntityTags.answer(precondition, 4, "\"" + id + "\"");
    }

    @GetMapping("/headers")
    Map<String, Object> headers(Preference preference, IdempotencyKey key) {
        return Map.of("async", preference.respondAsync(), "key", Optional.ofNullable(key.value()));
    }

    @GetMapping("/figures")
    Figures figures() {
        var figures = List.of("4.00", "9310.50", "9402", "0.00", "1E+3", "0.0000000001");
        return new Figures(
                figures.stream().map(BigDecimal::new).toList(),
                Instant.parse("2024-11-30T12:00:00Z"),
                null,
                Map.of("Some-Key", Kind.WIDE_OPEN));
    }

    @PostMapping("/slow")
    CompletableFuture<String> slow() {
        slowRequests.countDown();
        return slowAnswer.copy();
    }

    @GetMapping("/slow")
    CompletableFuture<String> slowRead() {
        return slow();
    }

    @DeleteMapping("/{id}")
    String delete(@PathVariable String id) throws Exception {
        throw switch (id) {
            case "missing" ->
                Rejection.notFound("thing-not-found", "No thing has this id.").asException();
            case "conflict" -> rejectedByAHandler(Rejection.conflict("thing-in-use", "It is in use."));
            case "stale" -> rejectedByAHandler(Rejection.stale("stale-version", "It is at version 4."));
            case "impossible" ->
                new CompletionException(
                        rejectedByAHandler(Rejection.impossible("unknown-org", "org_id", "is not known")));
            case "deleted" -> new CompletionException(new AggregateDeletedException(id));
            case "concurrent" -> new ConcurrencyException("org.secret.Aggregate [7]", null);
            case "store" -> new IllegalStateException("x", new SQLException("org.postgresql.secret", "57P01"));
            case "busy" -> ProblemException.unavailable("Not now.", 7);
            default -> new IllegalStateException("org.secret.Internal exploded");
        };
    }

    private static CommandExecutionException rejectedByAHandler(Rejection rejection) {
        return new CommandExecutionException("org.secret.Handler failed", null, rejection);
    }

    @GetMapping("/broken-off")
    void brokenOff(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("{\"half\":".getBytes(StandardCharsets.US_ASCII));
        response.flushBuffer();
        throw new IllegalStateException("Broken off by a test");
    }
}
