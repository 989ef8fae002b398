package no.bufdirreporting.reportdata.query.refresh;

import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import no.bufdirreporting.platform.query.position.CatchUp;
import no.bufdirreporting.platform.query.processing.Leadership;
import no.bufdirreporting.platform.query.store.Outage;
import no.bufdirreporting.reportdata.ReportSnapshotCommand.RefreshOutdatedReportSnapshot;
import no.bufdirreporting.reportdata.query.definition.RegisteredDefinitions;
import no.bufdirreporting.reportdata.query.snapshot.ReportJobs;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Triggers a rerun of outdated report snapshots, shortly after the first change so that one run counts the changes that
 * follow it at once. Outdated snapshots are marked in the read model, so a restart loses none. Only the leading node
 * does this; if two nodes lead for a moment, the command of the second has no effect.
 */
@Component
@ConditionalOnBooleanProperty(name = "bufdir.report-data.auto-refresh", matchIfMissing = true)
public class AutomaticRefresh {

    private static final Logger log = LoggerFactory.getLogger(AutomaticRefresh.class);

    /** Snapshots whose figures were counted by another definition than the one in force. */
    private static final String COUNTED_BY_OLDER_DEFINITION = """
            select snapshot_id, run, org_id, status = 'PROCESSING' as processing
            from report_snapshot as organization, lateral (%s) as inforce
            where (organization.definition_id, organization.definition_version)
                    is distinct from (inforce.definition_id, inforce.version)
                and not exists (
                    select from report_snapshot as newer
                    where newer.org_id = organization.org_id and newer.period_start = organization.period_start
                        and newer.period_end = organization.period_end
                        and newer.created_position > organization.created_position)
            """.formatted(RegisteredDefinitions.IN_FORCE);

    private final JdbcClient jdbc;
    private final RegisteredDefinitions definitions;
    private final ReportJobs jobs;
    private final CommandGateway commands;
    private final CatchUp catchUp;
    private final Leadership leadership;
    private final PausedProcessors pauses;
    private final Duration delay;
    private volatile long registrationSeen;
    private final Outage changesOutage = new Outage(log, "Snapshots whose activities changed are not aggregated again");
    private final Outage definitionsOutage = new Outage(log, "Snapshots of older definitions are not aggregated again");

    private record Outdated(String snapshotId, int run, String orgId, boolean processing) {}

    AutomaticRefresh(
            JdbcClient jdbc,
            RegisteredDefinitions definitions,
            ReportJobs jobs,
            CommandGateway commands,
            CatchUp catchUp,
            Leadership leadership,
            PausedProcessors pauses,
            @Value("${bufdir.report-data.refresh-after:1400ms}") Duration delay) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.jobs = jobs;
        this.commands = commands;
        this.catchUp = catchUp;
        this.leadership = leadership;
        this.pauses = pauses;
        this.delay = delay;
    }

    @Scheduled(fixedDelayString = "${bufdir.report-data.refresh-every:200ms}")
    public void refreshWhatActivitiesChanged() {
        attempt(
                changesOutage,
                () -> refresh(jdbc.sql("""
                        select snapshot_id, run, org_id, false as processing from report_snapshot
                        where outdated_since <= ? and status <> 'PROCESSING' order by outdated_since limit 100""")
                        .param(utc(Clock.systemUTC().instant().minus(delay)))
                        .query(Outdated.class)
                        .list()));
    }

    /** Checks all snapshots after a start and after each registration of a definition. */
    @Scheduled(fixedDelayString = "${bufdir.report-data.check-definitions-every:5s}")
    public void refreshWhatDefinitionsChanged() {
        attempt(definitionsOutage, () -> {
            long latest = definitions.latestRegistration();
            if (latest > registrationSeen) {
                var outdated = jdbc.sql(COUNTED_BY_OLDER_DEFINITION)
                        .query(Outdated.class)
                        .list();
                refresh(outdated.stream().filter(it -> !it.processing()).toList());
                // A run in progress may still count by the older definition.
                if (outdated.stream().noneMatch(Outdated::processing)) {
                    registrationSeen = latest;
                }
            }
        });
    }

    private void refresh(List<Outdated> outdated) {
        outdated.stream()
                .takeWhile(it -> leadership.leads())
                .map(this::refresh)
                .toList()
                .forEach(CompletableFuture::join);
    }

    private CompletableFuture<?> refresh(Outdated it) {
        var refresh = new RefreshOutdatedReportSnapshot(it.snapshotId(), it.run(), jobs.estimatedSeconds(it.orgId()));
        return commands.send(refresh).exceptionally(failed -> {
            if (Refusals.isNotFound(failed)) {
                return null; // The snapshot was deleted.
            }
            throw new CompletionException(failed);
        });
    }

    /** Waits for the read model to catch up, or to be resumed: before, its newest snapshot may be an older one. */
    private void attempt(Outage outage, Runnable refreshing) {
        try {
            if (outage.isAttemptDue() && leadership.leads() && follows()) {
                refreshing.run();
                outage.worked();
            }
        } catch (RuntimeException failed) {
            outage.failed(failed);
        }
    }

    private boolean follows() {
        return catchUp.isDone() && !pauses.isPaused(ReadModel.PROCESSOR);
    }
}
