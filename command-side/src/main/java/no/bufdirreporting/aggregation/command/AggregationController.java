package no.bufdirreporting.aggregation.command;

import java.net.URI;
import java.time.Instant;
import no.bufdirreporting.aggregation.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.RecountRange;
import no.bufdirreporting.aggregation.AggregationCommand.RefreshAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindFirstCount;
import no.bufdirreporting.aggregation.AggregationQuery.IsAggregationUpToDate;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.WriteAnswers;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.run.command.RunResultWaiter;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The write endpoints of aggregations. */
@RestController
@RequestMapping(path = "/api/v1/bufdir-aggregations", produces = MediaType.APPLICATION_JSON_VALUE)
class AggregationController {

    private final AggregationStarter starter;
    private final RunResultWaiter results;
    private final OrganizationDirectory directory;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ReadYourWrites readYourWrites;
    private final WriteAnswers answers;

    AggregationController(
            AggregationStarter starter,
            RunResultWaiter results,
            OrganizationDirectory directory,
            CommandGateway commands,
            QueryGateway queries,
            ReadYourWrites readYourWrites,
            WriteAnswers answers) {
        this.starter = starter;
        this.results = results;
        this.directory = directory;
        this.commands = commands;
        this.queries = queries;
        this.readYourWrites = readYourWrites;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<AggregationView> create(@StrictBody NewAggregation body, IdempotencyKey key, Preference preference) {
        return switch (body) {
            case NewOfPeriod it -> started(starter.start(it.orgId(), it.reportingPeriodId(), key.value()), preference);
            case NewOfRange it -> {
                var range = it.range();
                var run = starter.startRange(it.orgId(), range.start(), range.end(), key.value());
                Object query = key.value() == null
                        ? new FindAggregation(run.aggregationId())
                        : new FindFirstCount(run.aggregationId());
                yield answer(HttpStatus.CREATED, run, query, preference);
            }
        };
    }

    private ResponseEntity<AggregationView> started(AggregationRun run, Preference preference) {
        if (!preference.respondAsync()) {
            readYourWrites.await(run.aggregationId(), run.version());
        }
        return answer(HttpStatus.ACCEPTED, AggregationView.processing(run), preference);
    }

    @PutMapping("/{id}")
    ResponseEntity<AggregationView> refresh(
            @PathVariable String id, @StrictBody Refresh body, Precondition precondition, Preference preference) {
        AggregationRun run = commands.sendAndWait(
                switch (body) {
                    case RefreshOfPeriod it -> {
                        boolean needed = Boolean.TRUE.equals(it.forceRefresh())
                                || !queries.query(new IsAggregationUpToDate(id), Boolean.class)
                                        .join();
                        var period = directory.requirePeriod(it.reportingPeriodId());
                        yield new RefreshAggregation(
                                id, it.orgId(), period.id(), period.start(), period.end(), needed, precondition);
                    }
                    case RecountOfRange it ->
                        new RecountRange(id, it.range().start(), it.range().end(), precondition);
                });
        return answer(HttpStatus.OK, run, new FindAggregation(id), preference);
    }

    /** With the figures, if the client waits for them and they are counted in time. */
    private ResponseEntity<AggregationView> answer(
            HttpStatus counted, AggregationRun run, Object query, Preference preference) {
        String id = run.aggregationId();
        var view = results.result(
                id, run.processing(), AggregationView.processing(run), query, AggregationView.class, preference);
        return answer(counted, view, preference);
    }

    private static ResponseEntity<AggregationView> answer(
            HttpStatus counted, AggregationView view, Preference preference) {
        return RunResultWaiter.answer(counted, view, preference)
                .location(URI.create("/api/v1/bufdir-aggregations/" + view.id()))
                .eTag(EntityTags.of(view.version()))
                .body(view);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Deleted> delete(@PathVariable String id, Precondition precondition, Preference preference) {
        AggregationRun run = commands.sendAndWait(new DeleteAggregation(id, precondition));
        return answers.changed(new Deleted(true, id), id, run.version(), preference);
    }

    /** The body of a request that starts an aggregation, of a period or a range. */
    sealed interface NewAggregation {}

    record NewOfPeriod(@Code String orgId, @Code String reportingPeriodId) implements NewAggregation {}

    record NewOfRange(@Code String orgId, Bounds range) implements NewAggregation {}

    /** The body of a request to count an aggregation of the same kind again. */
    sealed interface Refresh {}

    record RefreshOfPeriod(
            @Code String orgId,
            @Code String reportingPeriodId,
            @Nullable Boolean forceRefresh) implements Refresh {}

    record RecountOfRange(Bounds range) implements Refresh {}

    /** Both inclusive. */
    record Bounds(Instant start, Instant end) {}

    /** The answer to a deletion. */
    record Deleted(boolean deleted, String id) {}
}
