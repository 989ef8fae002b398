package no.bufdirreporting.submission.query;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.platform.query.jpa.Listing;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionStatus;
import no.bufdirreporting.submission.SubmissionView;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads submissions together with the present figures of their periods, in one database snapshot, so that only real
 * differences are shown.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Submissions {

    /** What was submitted, also if it was withdrawn later. The indexes have the same condition. */
    private static final Specification<Submission> SUBMITTED =
            (row, query, criteria) -> criteria.isNotNull(row.get("submittedAt"));

    private static final Specification<Submission> LIVE = SUBMITTED.and(
            (row, query, criteria) -> criteria.equal(row.get("status"), criteria.literal(SubmissionStatus.SUBMITTED)));

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "submittedAt", "submissionId");

    private final SubmissionRepository repository;
    private final SubmissionCalculator calculator;
    private final CategoryRulesProjection categories;

    Submissions(SubmissionRepository repository, SubmissionCalculator calculator, CategoryRulesProjection categories) {
        this.repository = repository;
        this.calculator = calculator;
        this.categories = categories;
    }

    private record Period(String orgId, LocalDate start, LocalDate end) {}

    public Optional<SubmissionView> find(String id) {
        return repository.findById(id).map(this::view);
    }

    public Optional<SubmissionView> last(String orgId) {
        return repository
                .findBy(of(orgId, LIVE), it -> it.sortBy(NEWEST_FIRST).first())
                .map(this::view);
    }

    public SubmissionPage page(ListSubmissions query) {
        // Submissions of the same period share its present figures.
        var present = new HashMap<Period, SubmissionFigures>();
        var page = Listing.of(repository, of(query.orgId(), SUBMITTED), query.slice(), "submissionId");
        var successors = successors(page.rows());
        return new SubmissionPage(page.map(it -> view(it, present, successors)), page.total(), page.next());
    }

    private static Specification<Submission> of(@Nullable String orgId, Specification<Submission> which) {
        return which.and(Listing.ofOrganization("orgId", orgId));
    }

    /** The live submissions that replace these, by the id of the one that each replaces. */
    private Map<String, String> successors(List<Submission> submissions) {
        var ids = submissions.stream().map(Submission::id).toList();
        return repository
                .findAll(
                        LIVE.and((row, query, criteria) -> row.get("supersedes").in(ids)))
                .stream()
                .collect(
                        Collectors.toMap(it -> String.valueOf(it.supersedes()), Submission::id, (one, other) -> other));
    }

    private SubmissionView view(Submission it) {
        return view(it, new HashMap<>(), successors(List.of(it)));
    }

    private SubmissionView view(Submission it, Map<Period, SubmissionFigures> present, Map<String, String> successors) {
        return it.view(it.figures() == null ? null : present(it, present), successors.get(it.id()));
    }

    private @Nullable SubmissionFigures present(Submission row, Map<Period, SubmissionFigures> known) {
        return known.computeIfAbsent(
                new Period(row.orgId(), row.periodStart(), row.periodEnd()),
                it -> calculator.count(it.orgId(), it.start(), it.end(), categories.latest()));
    }
}
