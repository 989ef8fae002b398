package no.bufdirreporting.geography.command;

import static no.bufdirreporting.platform.command.Refusals.refused;

import java.time.LocalDate;
import java.util.List;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.ChapterFigures;
import no.bufdirreporting.geography.DistributionCommand.CompleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.DeleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.FailDistribution;
import no.bufdirreporting.geography.DistributionCommand.GenerateDistribution;
import no.bufdirreporting.geography.DistributionCommand.RefreshDistribution;
import no.bufdirreporting.geography.DistributionCommand.ResumeDistribution;
import no.bufdirreporting.geography.DistributionCompleted;
import no.bufdirreporting.geography.DistributionDeleted;
import no.bufdirreporting.geography.DistributionFailed;
import no.bufdirreporting.geography.DistributionFigures;
import no.bufdirreporting.geography.DistributionRerunTriggered;
import no.bufdirreporting.geography.DistributionRun;
import no.bufdirreporting.geography.DistributionTriggered;
import no.bufdirreporting.geography.RegionFigures;
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

class DistributionTest extends RunAggregateTestBase<Distribution> {

    private static final BreakdownType REGION = BreakdownType.REGION;
    private static final DistributionFigures FIGURES = new DistributionFigures(
            List.of(new RegionFigures("Oslo", 9, 2)), List.of(new ChapterFigures("lc-1", "Oslo Nord", 9, 2, "Oslo")));

    private final FixtureConfiguration<Distribution> fixture = new AggregateTestFixture<>(Distribution.class)
            .registerInjectableResource(
                    new RegisteredData().organization("org-1").directory());

    @Test
    void anUnknownOrganizationIsRejected() {
        given().when(new GenerateDistribution("geodist-1", "org-x", "2024", REGION, START, END))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "unknown-organization"));
    }

    @ParameterizedTest
    @CsvSource({
        "org-2, 2024, REGION, 2024-01-01, 2024-12-31",
        "org-1, 2024, LOCAL_CHAPTER, 2024-01-01, 2024-12-31",
        "org-1, year-end, REGION, 2024-02-01, 2024-12-31",
        "org-1, school, REGION, 2024-01-01, 2024-06-30"
    })
    void theSameIdWithOtherParametersIsRejectedAsAReusedKey(
            String orgId, String period, BreakdownType type, LocalDate start, LocalDate end) {
        given(triggered())
                .when(new GenerateDistribution("geodist-1", orgId, period, type, start, end))
                .expectNoEvents()
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({"org-2, 2024, true", "org-1, 2023, true", "org-1, rp-2024, true", "org-2, 2024, false"})
    void aRefreshOfAnotherOrganizationOrPeriodConflicts(String orgId, String periodId, boolean needed) {
        given(triggered(), completed(1))
                .when(new RefreshDistribution("geodist-1", orgId, periodId, needed, null))
                .expectNoEvents()
                .expectException(refused(Kind.CONFLICT, "distribution-of-other-period"));
    }

    @Override
    protected FixtureConfiguration<Distribution> fixture() {
        return fixture;
    }

    @Override
    protected Object trigger() {
        return trigger("2024", END);
    }

    @Override
    protected Object trigger(String periodId, LocalDate end) {
        return new GenerateDistribution("geodist-1", "org-1", periodId, REGION, START, end);
    }

    @Override
    protected Object triggered() {
        return new DistributionTriggered("geodist-1", "org-1", "2024", REGION, START, END);
    }

    @Override
    protected Object complete(int run) {
        return new CompleteDistribution(completed(run));
    }

    @Override
    protected DistributionCompleted completed(int run) {
        return new DistributionCompleted("geodist-1", "org-1", run, FIGURES, 3, 17L * run);
    }

    @Override
    protected Object fail() {
        return new FailDistribution(failed());
    }

    @Override
    protected DistributionFailed failed() {
        return new DistributionFailed("geodist-1", "org-1", 1, "The database is full.");
    }

    @Override
    protected Object refresh(boolean needed, @Nullable Precondition precondition) {
        return new RefreshDistribution("geodist-1", "org-1", "2024", needed, precondition);
    }

    @Override
    protected Object rerun(int run, RunCause cause) {
        return new DistributionRerunTriggered("geodist-1", "org-1", "2024", START, END, run, cause);
    }

    @Override
    protected Object resume() {
        return new ResumeDistribution("geodist-1", 1);
    }

    @Override
    protected Object delete(@Nullable Precondition precondition) {
        return new DeleteDistribution("geodist-1", precondition);
    }

    @Override
    protected Object deleted() {
        return new DistributionDeleted("geodist-1", "org-1");
    }

    @Override
    protected Object run(boolean processing, long version) {
        return new DistributionRun("geodist-1", "org-1", "2024", REGION, processing, NOW, version);
    }
}
