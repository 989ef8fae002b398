package no.bufdirreporting.audit.explanation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.version.VersionHead;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.run.RunCompleted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What two runs reported differently, and which events that comes from. */
@RestController
@ForAuditors
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class DifferencesController {

    private final VersionHead head;
    private final PastEvents events;
    private final Differences differences;
    private final Subjects subjects;

    DifferencesController(VersionHead head, PastEvents events, Differences differences, Subjects subjects) {
        this.head = head;
        this.events = events;
        this.differences = differences;
        this.subjects = subjects;
    }

    @GetMapping("/bufdir-aggregations/{id}/differences")
    RunDifferences aggregation(@PathVariable String id, @RequestParameters Wanted wanted) {
        return between(subjects.aggregation(), id, wanted);
    }

    @GetMapping("/geographic-distributions/{id}/differences")
    RunDifferences distribution(@PathVariable String id, @RequestParameters Wanted wanted) {
        return between(subjects.distribution(), id, wanted);
    }

    @GetMapping("/aggregated-report-data/{id}/differences")
    RunDifferences report(@PathVariable String id, @RequestParameters WantedField wanted) {
        return between(
                subjects.report(wanted.fieldKey()),
                id,
                new Wanted(wanted.run(), wanted.against(), wanted.againstId(), wanted.after(), wanted.limit()));
    }

    private <C extends RunCompleted> RunDifferences between(Subject<C> subject, String id, Wanted wanted) {
        head.await();
        var runs = ComparedRuns.of(events, subject, id, wanted.run(), wanted.against(), wanted.againstId());
        return differences.between(subject, runs.earlier(), runs.later(), wanted.after(), wanted.limit());
    }

    /**
     * @param run the later one; the latest with figures, unless it is given
     * @param against the earlier one; the one with figures before, unless it is given
     * @param againstId whose run the earlier one is, if it is of another thing of the same kind and organization
     * @param after an activity id
     */
    record Wanted(
            @Min(1) @Nullable Integer run,
            @Min(1) @Nullable Integer against,
            @Nullable String againstId,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}

    /**
     * The same of a report.
     *
     * @param fieldKey only this field and the activities it counts; all of them if it is not given
     */
    record WantedField(
            @NotBlank @Nullable String fieldKey,
            @Min(1) @Nullable Integer run,
            @Min(1) @Nullable Integer against,
            @Nullable String againstId,
            @Nullable String after,
            @Min(1) @Nullable Integer limit) {}
}
