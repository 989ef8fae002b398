package no.bufdirreporting.benchmarks.peer;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.bufdirreporting.benchmarks.peer.ActivityRepository.ChapterFigures;
import no.bufdirreporting.benchmarks.peer.ActivityRepository.TypeFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/activities")
record ActivityController(ActivityRepository activities) {

    /** A page of activities. */
    record ActivityPage(List<ActivityJson> data, long total) {}

    /** The figures of a span: by activity type, and the number of contacts. */
    record Figures(List<TypeFigures> types, long uniqueParticipants) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ActivityJson record(@Valid @RequestBody ActivityJson body) {
        return ActivityJson.of(activities.save(body.toRow(Instant.now())));
    }

    @GetMapping("/{id}")
    ResponseEntity<ActivityJson> one(@PathVariable UUID id) {
        return ResponseEntity.of(activities.findById(id).map(ActivityJson::of));
    }

    @GetMapping
    ActivityPage list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam @Nullable String orgId) {
        var newestFirst =
                PageRequest.of(page, limit, Sort.by("createdAt", "activityId").descending());
        var found = orgId == null ? activities.findAll(newestFirst) : activities.findByOrgId(orgId, newestFirst);
        return new ActivityPage(found.map(ActivityJson::of).getContent(), found.getTotalElements());
    }

    @GetMapping("/figures")
    Figures figures(@RequestParam String orgId, @RequestParam Instant from, @RequestParam Instant before) {
        return new Figures(activities.countByType(orgId, from, before), activities.countContacts(orgId, from, before));
    }

    @GetMapping("/by-chapter")
    List<ChapterFigures> byChapter(
            @RequestParam String orgId, @RequestParam Instant from, @RequestParam Instant before) {
        return activities.countByChapter(orgId, from, before);
    }
}
