package no.bufdirreporting.submission.query;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** A literal, so that PostgreSQL uses the partial index of submitted rows. */
    private static final Specification<Submission> SUBMITTED =
            (row, query, criteria) -> criteria.equal(row.get("status"), criteria.literal(SubmissionStatus.SUBMITTED));

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "submittedAt", "position", "submissionId");

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
        return repository.findById(id).map(it -> view(it, new HashMap<>()));
    }

    public Optional<SubmissionView> last(String orgId) {
        return repository
                .findBy(submittedBy(orgId), it -> it.sortBy(NEWEST_FIRST).first())
                .map(it -> view(it, new HashMap<>()));
    }

    public SubmissionPage page(ListSubmissions query) {
        // Submissions of the same period share its present figures.
        var present = new HashMap<Period, SubmissionFigures>();
        var page = Listing.of(repository, submittedBy(query.orgId()), query.slice(), "submittedAt", "submissionId");
        return new SubmissionPage(page.map(it -> view(it, present)), page.total(), page.next());
    }

    private static Specification<Submission> submittedBy(@Nullable String orgId) {
        return SUBMITTED.and(Listing.matching("orgId", orgId));
    }

    private SubmissionView view(Submission it, Map<Period, SubmissionFigures> present) {
        return it.view(it.figures() == null ? null : present(it, present));
    }

    private @Nullable SubmissionFigures present(Submission row, Map<Period, SubmissionFigures> known) {
        return known.computeIfAbsent(
                new Period(row.orgId(), row.periodStart(), row.periodEnd()),
                it -> calculator.count(it.orgId(), it.start(), it.end(), categories.latest()));
    }
}
