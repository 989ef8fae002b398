package no.bufdirreporting.bufdir.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import no.bufdirreporting.bufdir.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.bufdir.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.bufdir.AggregationQuery.IsAggregationUpToDate;
import no.bufdirreporting.bufdir.AggregationRun;
import no.bufdirreporting.bufdir.AggregationView;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.WriteAnswers;
import no.bufdirreporting.platform.http.IdempotencyKey;
import no.bufdirreporting.platform.http.IfMatch;
import no.bufdirreporting.platform.http.Preference;
import no.bufdirreporting.platform.http.StrictBody;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoints of aggregations. */
@RestController
@RequestMapping("/api/v1/bufdir-aggregations")
class AggregationController {

    private final AggregationStarter starter;
    private final AggregationOutcome outcome;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ReadYourWrites readYourWrites;
    private final WriteAnswers answers;

    AggregationController(
            AggregationStarter starter,
            AggregationOutcome outcome,
            CommandGateway commands,
            QueryGateway queries,
            ReadYourWrites readYourWrites,
            WriteAnswers answers) {
        this.starter = starter;
        this.outcome = outcome;
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<AggregationView> trigger(
            @StrictBody NewAggregation body, IdempotencyKey key, Preference preference) {
        AggregationRun run = starter.start(body.orgId(), body.reportingPeriodId(), key.value());
        if (!preference.respondAsync()) {
            readYourWrites.await(run.aggregationId(), run.version());
        }
        return WriteAnswers.applied(preference, ResponseEntity.accepted())
                .location(URI.create("/api/v1/bufdir-aggregations/" + run.aggregationId()))
                .eTag(IfMatch.etag(run.version()))
                .body(AggregationView.processing(run));
    }

    @PutMapping("/{id}")
    ResponseEntity<AggregationView> refresh(
            @PathVariable String id, @StrictBody Refresh body, IfMatch ifMatch, Preference preference) {
        boolean wanted = Boolean.TRUE.equals(body.forceRefresh())
                || !queries.query(new IsAggregationUpToDate(id), Boolean.class).join();
        AggregationRun run = commands.sendAndWait(
                new RefreshAggregation(id, body.orgId(), body.reportingPeriodId(), wanted, ifMatch.version()));
        AggregationView view =
                preference.respondAsync() && run.processing() ? AggregationView.processing(run) : outcome.await(run);
        return WriteAnswers.applied(
                        preference, ResponseEntity.status(view.stillProcessing() ? HttpStatus.ACCEPTED : HttpStatus.OK))
                .eTag(IfMatch.etag(view.version()))
                .body(view);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Deleted> delete(@PathVariable String id, IfMatch ifMatch, Preference preference) {
        AggregationRun run = commands.sendAndWait(new DeleteAggregation(id, ifMatch.version()));
        return answers.changed(new Deleted(true, id), id, run.version(), preference);
    }

    record NewAggregation(
            @NotBlank @Size(max = 200) String orgId,
            @NotBlank @Size(max = 200) String reportingPeriodId) {}

    record Refresh(
            @NotBlank @Size(max = 200) String orgId,
            @NotBlank @Size(max = 200) String reportingPeriodId,
            @Nullable Boolean forceRefresh) {}

    /** The answer to a deletion. */
    record Deleted(boolean deleted, String id) {}
}
