package no.bufdirreporting.activity.command;

import no.bufdirreporting.activity.ActivityCommand.CorrectActivity;
import no.bufdirreporting.activity.ActivityCommand.DeleteActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivity;
import no.bufdirreporting.activity.ActivityCommand.RecordActivityOnce;
import no.bufdirreporting.activity.ActivityCommand.WrittenActivity;
import no.bufdirreporting.activity.ActivityView;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.platform.command.WriteAnswers;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.convention.WithWarnings;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoints of activities. */
@RestController
@RequestMapping(path = "/api/v1/activities", produces = MediaType.APPLICATION_JSON_VALUE)
class ActivityController {

    private static final String ID_PREFIX = "act-";

    private final CommandGateway commands;
    private final WriteAnswers answers;
    private final ActivityOwnership ownership;

    ActivityController(CommandGateway commands, WriteAnswers answers, ActivityOwnership ownership) {
        this.ownership = ownership;
        this.commands = commands;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<WithWarnings<ActivityView>> record(
            @StrictBody NewActivity body, IdempotencyKey key, Preference preference) {
        var facts = body.facts(GenericEventMessage.clock.instant());
        WrittenActivity recorded = key.value() == null
                ? commands.sendAndWait(
                        new RecordActivity(Ids.next(ID_PREFIX), body.orgId(), facts, preference.strict()))
                : commands.sendAndWait(new RecordActivityOnce(
                        Ids.of(ID_PREFIX, ownership.expected(body.orgId(), body.chapterId()), key.value()),
                        body.orgId(),
                        facts,
                        body.submittedAt() != null,
                        preference.strict()));
        String id = recorded.activity().activityId();
        long version = recorded.activity().version();
        return answers.created("/api/v1/activities/" + id, body(recorded), id, version, preference);
    }

    @PutMapping("/{id}")
    ResponseEntity<WithWarnings<ActivityView>> correct(
            @PathVariable String id,
            @StrictBody ActivityCorrection body,
            Precondition precondition,
            Preference preference) {
        WrittenActivity corrected =
                commands.sendAndWait(new CorrectActivity(id, body.changes(), precondition, preference.strict()));
        return answers.changed(body(corrected), id, corrected.activity().version(), preference);
    }

    private static WithWarnings<ActivityView> body(WrittenActivity written) {
        return new WithWarnings<>(written.activity(), written.warnings());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Deleted> delete(@PathVariable String id, Precondition precondition, Preference preference) {
        long version = commands.sendAndWait(new DeleteActivity(id, precondition));
        return answers.changed(new Deleted(true, id), id, version, preference);
    }

    /** The response body of a deletion. */
    record Deleted(boolean deleted, String activityId) {}
}
