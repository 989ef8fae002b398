package no.bufdirreporting.aggregation.command;

import static no.bufdirreporting.platform.command.Refusals.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.FailAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.ResumeAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationDeleted;
import no.bufdirreporting.aggregation.AggregationFailed;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationRerunTriggered;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationScope;
import no.bufdirreporting.aggregation.AggregationTriggered;
import no.bufdirreporting.aggregation.CategoryFigures;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.organization.command.RegisteredData;
import no.bufdirreporting.run.RunCause;
import no.bufdirreporting.run.command.RunAggregateTestBase;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationTest extends RunAggregateTestBase<Aggregation> {

    private static final long RULES = 1;
    private static final AggregationFigures FIGURES = new AggregationFigures(
            2,
            9,
            1,
            new BigDecimal("4.5"),
            new TreeMap<>(Map.of("ungdom", new CategoryFigures(2, 9, new BigDecimal("4.5")))));

    private final RegisteredData registered =
            new RegisteredData().organization("org-1").categories(0).categories(RULES);
    private final FixtureConfiguration<Aggregation> fixture = new AggregateTestFixture<>(Aggregation.class)
            .registerInjectableResource(registered.directory())
            .registerInjectableResource(registered.categoryRules());

    @ParameterizedTest
    @CsvSource({
        "org-2, 2024, 2024-01-01, 2024-12-31",
        "org-1, year-end, 2024-02-01, 2024-12-31",
        "org-1, school, 2024-01-01, 2024-06-30"
    })
    void theSameIdWithOtherParametersIsRejectedAsAReusedKey(
            String orgId, String period, LocalDate start, LocalDate end) {
        given(triggered())
                .when(new TriggerAggregation("agg-1", orgId, period, start, end))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @Test
    void aTriggerNamesTheCurrentRulesVersion() {
        registered.categories(2);
        given(triggered(), completed(1))
                .when(refresh(true, null))
                .expectEvents(
                        new AggregationRerunTriggered("agg-1", "org-1", "2024", START, END, 2, RunCause.REFRESH, 2));
    }

    @Test
    void aResumedRunNamesTheCurrentRulesVersion() {
        registered.categories(2);
        given(triggered())
                .when(resume())
                .expectEvents(
                        new AggregationRerunTriggered("agg-1", "org-1", "2024", START, END, 2, RunCause.RESUME, 2));
    }

    @Test
    void aRefreshWithAnotherIdOfTheSameDaysIsOfTheSamePeriod() {
        given(triggered(), completed(1))
                .when(new RefreshAggregation("agg-1", "org-1", "rp-2024", START, END, true, null))
                .expectEvents(rerun(2, RunCause.REFRESH));
    }

    @Test
    void aPeriodWithChangedDaysIsCountedAgainEvenIfFiguresAreUpToDate() {
        given(triggered(), completed(1))
                .when(new RefreshAggregation("agg-1", "org-1", "2024", START, END.plusDays(1), false, null))
                .expectEvents(new AggregationRerunTriggered(
                        "agg-1", "org-1", "2024", START, END.plusDays(1), 2, RunCause.REFRESH, RULES));
    }

    @ParameterizedTest
    @CsvSource({"org-2, 2024, 2024-12-31, true", "org-1, 2023, 2024-12-30, true", "org-2, 2024, 2024-12-31, false"})
    void aRefreshOfAnotherOrganizationOrPeriodConflicts(String orgId, String periodId, LocalDate end, boolean needed) {
        given(triggered(), completed(1))
                .when(new RefreshAggregation("agg-1", orgId, periodId, START, end, needed, null))
                .expectNoEvents()
                .expectException(refused(Kind.CONFLICT, "aggregation-of-other-period"));
    }

    @Override
    protected FixtureConfiguration<Aggregation> fixture() {
        return fixture;
    }

    @Override
    protected Object trigger() {
        return trigger("2024", END);
    }

    @Override
    protected Object trigger(String periodId, LocalDate end) {
        return new TriggerAggregation("agg-1", "org-1", periodId, START, end);
    }

    @Override
    protected Object triggered() {
        return new AggregationTriggered("agg-1", "org-1", "2024", START, END, RULES);
    }

    @Override
    protected Object complete(int run) {
        return new CompleteAggregation(completed(run));
    }

    @Override
    protected AggregationCompleted completed(int run) {
        return new AggregationCompleted("agg-1", "org-1", run, FIGURES, 3, 17L * run);
    }

    @Override
    protected Object fail() {
        return new FailAggregation(failed());
    }

    @Override
    protected AggregationFailed failed() {
        return new AggregationFailed("agg-1", "org-1", 1, "The database is full.");
    }

    @Override
    protected Object refresh(boolean needed, @Nullable Precondition precondition) {
        return new RefreshAggregation("agg-1", "org-1", "2024", START, END, needed, precondition);
    }

    @Override
    protected Object rerun(int run, RunCause cause) {
        return new AggregationRerunTriggered("agg-1", "org-1", "2024", START, END, run, cause, RULES);
    }

    @Override
    protected Object resume() {
        return new ResumeAggregation("agg-1", 1);
    }

    @Override
    protected Object delete(@Nullable Precondition precondition) {
        return new DeleteAggregation("agg-1", precondition);
    }

    @Override
    protected Object deleted() {
        return new AggregationDeleted("agg-1", "org-1");
    }

    @Override
    protected Object run(boolean processing, long version) {
        return AggregationRun.of(
                "agg-1", "org-1", new AggregationScope.Period("2024", START, END), processing, NOW, version);
    }
}
