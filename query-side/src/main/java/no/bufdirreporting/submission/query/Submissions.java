package no.bufdirreporting.submission.query;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.bufdirreporting.organization.query.CategoryRulesProjection;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionQuery.ListSubmissions;
import no.bufdirreporting.submission.SubmissionQuery.SubmissionPage;
import no.bufdirreporting.submission.SubmissionView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submissions beside the present figures of their periods, all as of one moment, so that no difference is shown that
 * there never was.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Submissions {

    private final SubmissionRows rows;
    private final SubmissionCalculator calculator;
    private final CategoryRulesProjection categories;

    Submissions(SubmissionRows rows, SubmissionCalculator calculator, CategoryRulesProjection categories) {
        this.rows = rows;
        this.calculator = calculator;
        this.categories = categories;
    }

    private record Period(String orgId, LocalDate start, LocalDate end) {}

    public Optional<SubmissionView> find(String id) {
        return rows.find(id).map(row -> view(row, new HashMap<>()));
    }

    public Optional<SubmissionView> last(String orgId) {
        return rows.submitted(orgId, 0, 1).stream().findFirst().map(row -> view(row, new HashMap<>()));
    }

    public SubmissionPage page(ListSubmissions query) {
        // Submissions of one period have its present figures in common.
        var present = new HashMap<Period, SubmissionFigures>();
        List<SubmissionView> page = rows.submitted(query.orgId(), query.offset(), query.limit()).stream()
                .map(row -> view(row, present))
                .toList();
        return new SubmissionPage(page, rows.countSubmitted(query.orgId()));
    }

    private SubmissionView view(SubmissionRow row, Map<Period, SubmissionFigures> present) {
        return row.view(row.figures() == null ? null : present(row, present));
    }

    private @Nullable SubmissionFigures present(SubmissionRow row, Map<Period, SubmissionFigures> known) {
        return known.computeIfAbsent(
                new Period(row.orgId(), row.periodStart(), row.periodEnd()),
                it -> calculator.count(it.orgId(), it.start(), it.end(), categories.latest()));
    }
}
