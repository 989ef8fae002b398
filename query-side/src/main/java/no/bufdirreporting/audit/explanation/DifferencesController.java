package no.bufdirreporting.audit.explanation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.version.VersionWaiter;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what two runs reported differently, and which events caused it. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class DifferencesController {

    private final VersionWaiter versions;
    private final PastEvents events;
    private final Differences differences;
    private final RunExplainers explainers;

    DifferencesController(
            VersionWaiter versions, PastEvents events, Differences differences, RunExplainers explainers) {
        this.versions = versions;
        this.events = events;
        this.differences = differences;
        this.explainers = explainers;
    }

    @GetMapping("/bufdir-aggregations/{id}/differences")
    RunDifferences aggregation(@PathVariable String id, @RequestParameters RunParameters parameters) {
        return between(explainers.aggregation(), id, parameters);
    }

    @GetMapping("/geographic-distributions/{id}/differences")
    RunDifferences distribution(@PathVariable String id, @RequestParameters RunParameters parameters) {
        return between(explainers.distribution(), id, parameters);
    }

    @GetMapping("/aggregated-report-data/{id}/differences")
    RunDifferences report(@PathVariable String id, @RequestParameters FieldParameters parameters) {
        return between(
                explainers.report(parameters.fieldKey()),
                id,
                new RunParameters(
                        parameters.run(),
                        parameters.against(),
                        parameters.againstId(),
                        parameters.after(),
                        parameters.limit()));
    }

    private <C extends RunCompleted> RunDifferences between(
            RunExplainer<C> explainer, String id, RunParameters parameters) {
        versions.await();
        var runs =
                ComparedRuns.of(events, explainer, id, parameters.run(), parameters.against(), parameters.againstId());
        return differences.between(explainer, runs.earlier(), runs.later(), parameters.after(), parameters.limit());
    }

    /**
     * @param run number of the later run; by default the latest one with figures
     * @param against number of the earlier run; by default the one with figures before
     * @param againstId the id that the earlier run belongs to, of the same kind and organization; by default the same id
     * @param after the id of the last activity of the page before
     */
    record RunParameters(
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
    record FieldParameters(
            @NotBlank @Nullable String fieldKey,
            @Min(1) @Nullable Integer run,
            @Min(1) @Nullable Integer against,
            @Code @Nullable String againstId,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}
}
