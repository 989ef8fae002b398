package no.bufdirreporting.audit.explanation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import no.bufdirreporting.audit.explanation.SpanActivities.Selection;
import no.bufdirreporting.audit.version.VersionWaiter;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers which activities the figures of a run consist of. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
record ExplanationController(VersionWaiter versions, Explanations explanations, RunExplainers explainers) {

    @GetMapping("/bufdir-aggregations/{id}/explanation")
    Explanation aggregation(@PathVariable String id, @RequestParameters RunParameters parameters) {
        return explain(explainers.aggregation(), id, parameters);
    }

    @GetMapping("/geographic-distributions/{id}/explanation")
    Explanation distribution(@PathVariable String id, @RequestParameters RunParameters parameters) {
        return explain(explainers.distribution(), id, parameters);
    }

    @GetMapping("/aggregated-report-data/{id}/explanation")
    Explanation field(@PathVariable String id, @RequestParameters FieldParameters parameters) {
        return explain(
                explainers.report(parameters.fieldKey()),
                id,
                new RunParameters(parameters.run(), parameters.counted(), parameters.after(), parameters.limit()));
    }

    private Explanation explain(RunExplainer<?> explainer, String id, RunParameters parameters) {
        versions.await();
        return explanations.explain(
                explainer,
                id,
                parameters.run(),
                Selection.of(parameters.counted()),
                parameters.after(),
                parameters.limit());
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
}
