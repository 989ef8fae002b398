package no.bufdirreporting.platform.http.table;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Slice.Key;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers that are also tables. */
@RestController
@RequestMapping(path = "/api/v1/books", produces = "application/json")
class BookController {

    static final String AWKWARD = "a, \"b\"; c\r\n=d";
    static final Instant AT = Instant.parse("2024-11-30T12:00:00Z");

    /** How often the list was invoked. */
    final AtomicInteger pages = new AtomicInteger();

    enum Binding {
        SOFT_COVER
    }

    record Author(String name, @Nullable LocalDate born) {}

    record Facts(
            @Nullable String description,
            @Nullable BigDecimal hours,
            @Nullable Boolean open,
            Instant createdAt) {}

    record Book(String activityId, @JsonUnwrapped Facts facts, Author author, Binding binding, List<String> tags) {}

    record Chapter(String title, long pages) {}

    record Part(String partTitle, List<Chapter> chapters) {}

    record Contents(String activityId, List<String> tags, List<Part> parts) {}

    record Sales(String activityId, Map<String, Chapter> byShop) {}

    record Filter(@Nullable Integer count, @Nullable Integer failAt, Paging paging) {}

    @GetTable
    ListBody<Book> list(@RequestParameters Filter wanted) {
        pages.incrementAndGet();
        int count = wanted.count() == null ? 3 : wanted.count();
        var paging = wanted.paging();
        int from = paging.after() == null
                ? (paging.page() - 1) * paging.limit()
                : Integer.parseInt(paging.after().id());
        if (wanted.failAt() != null && wanted.failAt() <= from) {
            throw ProblemException.unavailable("Not now.", 1);
        }
        int end = Math.min(count, from + paging.limit());
        var books = IntStream.range(from, end).mapToObj(BookController::book).toList();
        return ListBody.of(books, paging, count, end < count ? Key.of(AT, Integer.toString(end)) : null);
    }

    private static Book book(int number) {
        return switch (number) {
            case 0 ->
                new Book(
                        "act-0",
                        new Facts(AWKWARD, new BigDecimal("2.50"), true, AT),
                        new Author("'=SUM(A1)", LocalDate.of(1999, 12, 31)),
                        Binding.SOFT_COVER,
                        List.of("a", "b"));
            case 1 ->
                new Book(
                        "act-1",
                        new Facts("=1+1", new BigDecimal("-1234567.8"), false, AT.plusMillis(5)),
                        new Author("@ære", LocalDate.of(1899, 1, 1)),
                        Binding.SOFT_COVER,
                        List.of());
            default ->
                new Book(
                        "act-" + number,
                        new Facts(null, null, null, AT),
                        new Author("-", null),
                        Binding.SOFT_COVER,
                        List.of());
        };
    }

    @GetTable(value = "/{id}", rows = "parts.chapters")
    ResponseEntity<Contents> one(@PathVariable String id, Precondition precondition) {
        var parts = List.of(
                new Part("I", List.of(new Chapter("Begin", 4), new Chapter("Middle", 9))), new Part("II", List.of()));
        return EntityTags.answer(precondition, 7, new Contents(id, List.of("x"), parts));
    }

    @GetTable(value = "/sales", rows = "by_shop", key = "shop")
    Sales sales() {
        return new Sales("act-0", Map.of("Oslo", new Chapter("Begin", 4)));
    }

    @GetMapping("/plain/one")
    Author plain() {
        return new Author("x", null);
    }
}
