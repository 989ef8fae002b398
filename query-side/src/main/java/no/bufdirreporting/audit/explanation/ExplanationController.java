package no.bufdirreporting.audit.explanation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.audit.explanation.SpanActivities.Selection;
import no.bufdirreporting.audit.version.VersionWaiter;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.platform.http.table.GetTable;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers which activities the figures of a run consist of, and why the figures of two runs differ. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
record ExplanationController(
        VersionWaiter versions,
        Explanations explanations,
        Differences differences,
        RunExplainers explainers,
        PersonalFacts personal) {

    @GetTable("/bufdir-aggregations/{id}/explanation")
    Explanation aggregation(@PathVariable String id, @RequestParameters RunParameters parameters) {
        return explain(explainers.aggregation(), id, parameters);
    }

    @GetTable("/geographic-distributions/{id}/explanation")
    Explanation distribution(@PathVariable String id, @RequestParameters RunParameters parameters) {
        return explain(explainers.distribution(), id, parameters);
    }

    @GetTable("/aggregated-report-data/{id}/explanation")
    Explanation field(@PathVariable String id, @RequestParameters FieldParameters parameters) {
        return explain(
                explainers.report(parameters.fieldKey()),
                id,
                new RunParameters(parameters.run(), parameters.counted(), parameters.after(), parameters.limit()));
    }

    private Explanation explain(RunExplainer<?> explainer, String id, RunParameters parameters) {
        versions.await();
        return explanations
                .explain(
                        explainer,
                        id,
                        parameters.run(),
                        Selection.of(parameters.counted()),
                        parameters.after(),
                        parameters.limit())
                .with(personal);
    }

    @GetTable("/bufdir-aggregations/{id}/differences")
    RunDifferences aggregationDifferences(@PathVariable String id, @RequestParameters ComparisonParameters parameters) {
        return between(explainers.aggregation(), id, parameters);
    }

    @GetTable("/geographic-distributions/{id}/differences")
    RunDifferences distributionDifferences(
            @PathVariable String id, @RequestParameters ComparisonParameters parameters) {
        return between(explainers.distribution(), id, parameters);
    }

    @GetTable("/aggregated-report-data/{id}/differences")
    RunDifferences reportDifferences(@PathVariable String id, @RequestParameters FieldComparisonParameters parameters) {
        return between(
                explainers.report(parameters.fieldKey()),
                id,
                new ComparisonParameters(
                        parameters.run(),
                        parameters.against(),
                        parameters.againstId(),
                        parameters.after(),
                        parameters.limit()));
    }

    private <C extends RunCompleted> RunDifferences between(
            RunExplainer<C> explainer, String id, ComparisonParameters parameters) {
        versions.await();
        var runs = ComparedRuns.of(explainer, id, parameters.run(), parameters.against(), parameters.againstId());
        return differences
                .between(explainer, runs.earlier(), runs.later(), parameters.after(), parameters.limit())
                .with(personal);
    }

    /**
     * @param run number of the run; by default the latest one with figures
     * @param counted true for counted activities only, false for the others only; by default all
     * @param after the cursor of the page before
     */
    record RunParameters(
            @Min(1) @Nullable Integer run,
            @Nullable Boolean counted,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}

    /** The same for one field of a report. */
    record FieldParameters(
            @NotBlank String fieldKey,
            @Min(1) @Nullable Integer run,
            @Nullable Boolean counted,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}

    /**
     * @param run number of the later run; by default the latest one with figures
     * @param against number of the earlier run; by default the one with figures before
     * @param againstId the id that the earlier run belongs to, of the same kind and organization; by default the same id
     * @param after the id of the last activity of the page before
     */
    record ComparisonParameters(
            @Min(1) @Nullable Integer run,
            @Min(1) @Nullable Integer against,
            @Code @Nullable String againstId,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}

    /**
     * The same for a report.
     *
     * @param fieldKey compares only this field and the activities it counts; by default all fields
     */
    record FieldComparisonParameters(
            @NotBlank @Nullable String fieldKey,
            @Min(1) @Nullable Integer run,
            @Min(1) @Nullable Integer against,
            @Code @Nullable String againstId,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}
}
