package no.bufdirreporting.audit.explanation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import no.bufdirreporting.audit.explanation.PeriodActivities.Selection;
import no.bufdirreporting.audit.version.VersionHead;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What figures are made of, activity by activity. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ExplanationController {

    private final VersionHead head;
    private final Explanations explanations;
    private final Subjects subjects;

    ExplanationController(VersionHead head, Explanations explanations, Subjects subjects) {
        this.head = head;
        this.explanations = explanations;
        this.subjects = subjects;
    }

    @GetMapping("/bufdir-aggregations/{id}/explanation")
    Explanation aggregation(@PathVariable String id, @RequestParameters Wanted wanted) {
        return explain(subjects.aggregation(), id, wanted);
    }

    @GetMapping("/geographic-distributions/{id}/explanation")
    Explanation distribution(@PathVariable String id, @RequestParameters Wanted wanted) {
        return explain(subjects.distribution(), id, wanted);
    }

    @GetMapping("/aggregated-report-data/{id}/explanation")
    Explanation field(@PathVariable String id, @RequestParameters WantedField wanted) {
        return explain(
                subjects.report(wanted.fieldKey()),
                id,
                new Wanted(wanted.run(), wanted.counted(), wanted.after(), wanted.limit()));
    }

    private Explanation explain(Subject<?> subject, String id, Wanted wanted) {
        head.await();
        return explanations.explain(
                subject, id, wanted.run(), Selection.of(wanted.counted()), wanted.after(), wanted.limit());
    }

    /**
     * @param run the latest one with figures, unless it is given
     * @param counted whether only activities that were counted are wanted, or only those that were not
     */
    record Wanted(
            @Min(1) @Nullable Integer run,
            @Nullable Boolean counted,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}

    /** The same of one field. */
    record WantedField(
            @NotBlank String fieldKey,
            @Min(1) @Nullable Integer run,
            @Nullable Boolean counted,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}
}
