package no.bufdirreporting.audit.personal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.activity.ActivityCorrected;
import no.bufdirreporting.activity.ActivityDeleted;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityRecorded;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.activity.personal.PersonalFacts;
import no.bufdirreporting.audit.asof.PastEvents;
import no.bufdirreporting.audit.version.VersionWaiter;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.keys.PersonKeys;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers a person who asks what is stored about them: every state of every activity, from the events. */
@RestController
@RequestMapping(path = "/api/v1/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
record AccessRequestController(
        PersonKeys keys,
        PersonalFacts personal,
        ActivitiesOfPersons activities,
        PastEvents events,
        VersionWaiter versions) {

    @GetMapping("/{contactId}/personal-data")
    PersonalData all(
            @PathVariable @Code String contactId, @RequestParameters Asked asked, HttpServletResponse response) {
        Caller.current().requireNamed(asked.orgId());
        var person = keys.find(asked.orgId(), contactId)
                .orElseThrow(() -> ProblemException.notFound(
                        "not-found",
                        "Organization '%s' has no personal data of this contact.".formatted(asked.orgId())));
        long head = versions.await();
        var states = new ArrayList<StoredState>();
        for (String activityId : activities.ever(person.id())) {
            for (var place : events.places(activityId, 0, head)) {
                var event = events.at(place.position());
                var facts = facts(event);
                if (facts != null && facts.contactId().equals(person.id())) {
                    states.add(state(place, activityId, event, facts));
                }
            }
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new PersonalData(person.contactId(), asked.orgId(), states);
    }

    private static @Nullable ActivityFacts facts(PastEvent event) {
        return switch (event.payload()) {
            case ActivityRecorded it -> it.facts();
            case ActivityCorrected it -> it.after();
            case ActivityDeleted it -> it.facts();
            default -> null;
        };
    }

    private StoredState state(PastEvents.Place place, String activityId, PastEvent event, ActivityFacts facts) {
        var stored = ActivityView.of(activityId, "", facts, event.at(), null, event.sequence());
        var open = personal.opened(List.of(stored)).getFirst();
        return new StoredState(
                place.position(),
                place.type(),
                place.recordedAt(),
                activityId,
                open.contactId(),
                open.description(),
                open.location(),
                open.chapterId(),
                open.activityType(),
                open.submittedAt(),
                open.hours(),
                open.participantCount(),
                open.status(),
                open.category());
    }

    record Asked(@Code String orgId) {}
}
