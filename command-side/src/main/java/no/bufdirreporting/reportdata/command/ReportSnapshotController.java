package no.bufdirreporting.reportdata.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import no.bufdirreporting.kernel.Precondition;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.command.WriteAnswers;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.StrictBody;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.DeleteReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshReportSnapshot;
import no.bufdirreporting.reportdata.ReportSnapshotRun;
import no.bufdirreporting.reportdata.ReportSnapshotView;
import no.bufdirreporting.reportdata.command.ReportSnapshotAnswer.Deleted;
import no.bufdirreporting.reportdata.command.ReportSnapshotAnswer.Invalidated;
import no.bufdirreporting.reportdata.command.ReportSnapshotAnswer.Started;
import org.axonframework.commandhandling.gateway.CommandGateway;
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

/** The write endpoints of report snapshots. */
@RestController
@RequestMapping(path = ReportSnapshotController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ReportSnapshotController {

    static final String PATH = "/api/v1/aggregated-report-data";

    private final OrganizationDirectory directory;
    private final ReportSnapshotStarter starter;
    private final CommandGateway commands;
    private final ReadYourWrites readYourWrites;
    private final WriteAnswers answers;

    ReportSnapshotController(
            OrganizationDirectory directory,
            ReportSnapshotStarter starter,
            CommandGateway commands,
            ReadYourWrites readYourWrites,
            WriteAnswers answers) {
        this.directory = directory;
        this.starter = starter;
        this.commands = commands;
        this.readYourWrites = readYourWrites;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<?> aggregate(@StrictBody NewSnapshot body, IdempotencyKey key, Preference preference) {
        String orgId = body.organizationId();
        directory.requireOrganization(orgId, "organization_id");
        var period = directory.requirePeriod(body.periodId(), "period_id");
        boolean forced = Boolean.TRUE.equals(body.forceReaggregate());
        if (key.value() != null) {
            var joined = starter.joined(period, orgId, key.value());
            if (joined.isPresent()) {
                if (forced) {
                    throw Rejection.keyReused("snapshot").asException();
                }
                return existing(joined.get(), preference);
            }
        }
        if (forced || (key.value() != null && starter.isRepeat(orgId, key.value()))) {
            return accepted(Started.first(starter.start(orgId, period, key.value())), preference);
        }
        var usable = starter.usable(orgId, period);
        if (usable == null) {
            var run = starter.startOrJoin(orgId, period, key.value());
            if (key.value() != null && !starter.isOf(run, orgId, key.value())) {
                return existing(starter.join(period, orgId, key.value(), run.snapshotId(), run.version()), preference);
            }
            var finished = run.processing() ? null : starter.find(run.snapshotId());
            return finished == null ? accepted(Started.of(run), preference) : valid(finished, preference);
        }
        return existing(
                key.value() == null
                        ? usable
                        : starter.join(period, orgId, key.value(), usable.snapshotId(), usable.version()),
                preference);
    }

    private ResponseEntity<?> existing(ReportSnapshotView view, Preference preference) {
        return view.stillProcessing() ? accepted(Started.of(view), preference) : valid(view, preference);
    }

    private ResponseEntity<Started> accepted(Started started, Preference preference) {
        if (!preference.respondAsync()) {
            readYourWrites.await(started.snapshotId(), started.version());
        }
        return accepted(started.snapshotId(), started.version(), preference).body(started);
    }

    @PutMapping("/{id}")
    ResponseEntity<?> refresh(
            @PathVariable String id, @StrictBody Refresh body, Precondition precondition, Preference preference) {
        if (body.invalidateCache() && body.reason() == null) {
            throw Rejection.invalid("reason", "is required where invalidate_cache is true")
                    .asException();
        }
        var current = starter.find(id);
        if (current == null) {
            throw ProblemException.notFound("not-found", "There is no snapshot '%s', or it was deleted.".formatted(id));
        }
        if (!body.invalidateCache() && current.cacheValid() && precondition.allows(current.version())) {
            return valid(current, preference);
        }
        var period = directory.requirePeriod(current.periodId(), "period_id");
        ReportSnapshotRun run = commands.sendAndWait(new RefreshReportSnapshot(
                id,
                period.start(),
                period.end(),
                body.reason(),
                starter.estimate(current.organizationId()),
                precondition));
        if (!preference.respondAsync()) {
            readYourWrites.await(id, run.version());
        }
        return accepted(id, run.version(), preference).body(Invalidated.of(run));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Deleted> delete(@PathVariable String id, Precondition precondition, Preference preference) {
        ReportSnapshotRun run = commands.sendAndWait(new DeleteReportSnapshot(id, precondition));
        return answers.changed(new Deleted(true, id, true), id, run.version(), preference);
    }

    private static ResponseEntity<ReportSnapshotView> valid(ReportSnapshotView view, Preference preference) {
        return WriteAnswers.applied(preference, ResponseEntity.ok())
                .eTag(EntityTags.of(view.version()))
                .body(view);
    }

    private static ResponseEntity.BodyBuilder accepted(String id, long version, Preference preference) {
        return WriteAnswers.applied(preference, ResponseEntity.status(HttpStatus.ACCEPTED))
                .location(URI.create(PATH + "/" + id))
                .eTag(EntityTags.of(version));
    }

    record NewSnapshot(
            @Code String organizationId,
            @Code String periodId,
            @Nullable Boolean forceReaggregate) {}

    record Refresh(
            boolean invalidateCache,
            @Nullable @NotBlank @Size(max = 1000) String reason) {}
}
