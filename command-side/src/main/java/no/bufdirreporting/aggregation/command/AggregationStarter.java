package no.bufdirreporting.aggregation.command;

import java.time.Instant;
import no.bufdirreporting.aggregation.AggregationCommand.CountRange;
import no.bufdirreporting.aggregation.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.EarlierRequests;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.PeriodReservations;
import no.bufdirreporting.run.command.RunState;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts aggregations. At most one counts an organization and period at a time; ranges are not limited. */
@Component
class AggregationStarter {

    private static final String PERIOD_PREFIX = "agg-";
    private static final String RANGE_PREFIX = "agg-snap-";

    private final CommandGateway commands;
    private final EarlierRequests earlier;
    private final OrganizationDirectory directory;
    private final PeriodReservations reservations;

    AggregationStarter(
            CommandGateway commands,
            EarlierRequests earlier,
            OrganizationDirectory directory,
            PeriodReservations reservations) {
        this.commands = commands;
        this.earlier = earlier;
        this.directory = directory;
        this.reservations = reservations;
    }

    /** Starts a run of the period, or returns the one under way, or the one that the key has started, as it was then. */
    AggregationRun start(String orgId, String periodId, @Nullable String idempotencyKey) {
        ReportingPeriod period = directory.requirePeriod(periodId);
        String id = Ids.of(PERIOD_PREFIX, orgId, idempotencyKey);
        rejectKeyOf(RANGE_PREFIX, orgId, idempotencyKey);
        return earlier.made(id) ? trigger(id, orgId, period).asStarted() : startOrJoin(orgId, period, id);
    }

    /** Starts an aggregation of a range, or returns the one that the key has started, as it was then. */
    AggregationRun startRange(String orgId, Instant start, Instant end, @Nullable String idempotencyKey) {
        rejectKeyOf(PERIOD_PREFIX, orgId, idempotencyKey);
        AggregationRun run =
                commands.sendAndWait(new CountRange(Ids.of(RANGE_PREFIX, orgId, idempotencyKey), orgId, start, end));
        return run.asStarted();
    }

    /** The ids of both kinds differ, so a key that was used for the other kind must be looked up. */
    private void rejectKeyOf(String otherPrefix, String orgId, @Nullable String idempotencyKey) {
        if (idempotencyKey != null && earlier.made(Ids.of(otherPrefix, orgId, idempotencyKey))) {
            throw RunState.keyReused("aggregation");
        }
    }

    private AggregationRun startOrJoin(String orgId, ReportingPeriod period, String candidate) {
        return reservations.reserve(
                RunKind.AGGREGATION,
                orgId,
                period,
                candidate,
                id -> trigger(id, orgId, period),
                AggregationRun::processing);
    }

    private AggregationRun trigger(String id, String orgId, ReportingPeriod period) {
        return commands.sendAndWait(new TriggerAggregation(id, orgId, period.id(), period.start(), period.end()));
    }
}
