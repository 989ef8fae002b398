package no.bufdirreporting.geography.command;

import java.net.URI;
import no.bufdirreporting.geography.BreakdownType;
import no.bufdirreporting.geography.DistributionCommand.DeleteDistribution;
import no.bufdirreporting.geography.DistributionCommand.GenerateDistribution;
import no.bufdirreporting.geography.DistributionCommand.RefreshDistribution;
import no.bufdirreporting.geography.DistributionQuery.FindDistribution;
import no.bufdirreporting.geography.DistributionQuery.FindFirstDistribution;
import no.bufdirreporting.geography.DistributionQuery.IsDistributionUpToDate;
import no.bufdirreporting.geography.DistributionRun;
import no.bufdirreporting.geography.DistributionSummary;
import no.bufdirreporting.geography.DistributionView;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.Ids;
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

/** The write endpoints of distributions. */
@RestController
@RequestMapping(path = DistributionController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class DistributionController {

    static final String PATH = "/api/v1/geographic-distributions";

    private static final String ID_PREFIX = "geodist-";

    private final OrganizationDirectory directory;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final RunResultWaiter results;
    private final WriteAnswers answers;

    DistributionController(
            OrganizationDirectory directory,
            CommandGateway commands,
            QueryGateway queries,
            RunResultWaiter results,
            WriteAnswers answers) {
        this.directory = directory;
        this.commands = commands;
        this.queries = queries;
        this.results = results;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<DistributionView> generate(
            @StrictBody NewDistribution body, IdempotencyKey key, Preference preference) {
        var period = directory.requirePeriod(body.periodId(), "period_id");
        String id = Ids.of(ID_PREFIX, body.orgId(), key.value());
        DistributionRun run = commands.sendAndWait(new GenerateDistribution(
                id, body.orgId(), period.id(), body.breakdownType(), period.start(), period.end()));
        var view = key.value() == null
                ? view(run, new FindDistribution(id), preference)
                : view(run.asStarted(), new FindFirstDistribution(id), preference);
        return RunResultWaiter.answer(HttpStatus.CREATED, view, preference)
                .location(URI.create(PATH + "/" + id))
                .eTag(EntityTags.of(view.version()))
                .body(view);
    }

    @PutMapping("/{id}")
    ResponseEntity<DistributionView> refresh(
            @PathVariable String id, @StrictBody Refresh body, Precondition precondition, Preference preference) {
        boolean needed = Boolean.TRUE.equals(body.forceRefresh())
                || !queries.query(new IsDistributionUpToDate(id), Boolean.class).join();
        DistributionRun run =
                commands.sendAndWait(new RefreshDistribution(id, body.orgId(), body.periodId(), needed, precondition));
        var view = view(run, new FindDistribution(id), preference);
        return RunResultWaiter.answer(HttpStatus.OK, view, preference)
                .eTag(EntityTags.of(view.version()))
                .body(view);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Deleted> delete(@PathVariable String id, Precondition precondition, Preference preference) {
        DistributionRun run = commands.sendAndWait(new DeleteDistribution(id, precondition));
        return answers.changed(new Deleted(true, id), id, run.version(), preference);
    }

    private DistributionView view(DistributionRun run, Object query, Preference preference) {
        return results.result(
                run.distributionId(),
                run.processing(),
                DistributionView.of(DistributionSummary.processing(run), null),
                query,
                DistributionView.class,
                preference);
    }

    record NewDistribution(@Code String orgId, @Code String periodId, BreakdownType breakdownType) {}

    record Refresh(
            @Code String orgId,
            @Code String periodId,
            @Nullable Boolean forceRefresh) {}

    /** The answer to a deletion. */
    record Deleted(boolean deleted, String id) {}
}
