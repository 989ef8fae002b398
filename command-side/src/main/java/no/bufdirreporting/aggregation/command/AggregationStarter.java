package no.bufdirreporting.aggregation.command;

import java.time.Instant;
import no.bufdirreporting.aggregation.AggregationCommand.CountRange;
import no.bufdirreporting.aggregation.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.EarlierRequests;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.run.RunJoined;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.JoinedRequests;
import no.bufdirreporting.run.command.PeriodReservations;
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
    private final JoinedRequests joined;

    AggregationStarter(
            CommandGateway commands,
            EarlierRequests earlier,
            OrganizationDirectory directory,
            PeriodReservations reservations,
            JoinedRequests joined) {
        this.commands = commands;
        this.earlier = earlier;
        this.directory = directory;
        this.reservations = reservations;
        this.joined = joined;
    }

    /**
     * Starts a run of the period, or returns the one under way, or the one that an earlier request with the key was answered
     * with, as it was then.
     */
    AggregationRun start(String orgId, String periodId, @Nullable String idempotencyKey) {
        ReportingPeriod period = directory.requirePeriod(periodId);
        String id = Ids.of(PERIOD_PREFIX, orgId, idempotencyKey);
        rejectKeyOf(RANGE_PREFIX, orgId, idempotencyKey);
        if (idempotencyKey == null) {
            return startOrJoin(orgId, period, id);
        }
        var answered = joined.find(id, period, "aggregation");
        if (answered.isPresent()) {
            return asJoined(answered.get(), period);
        }
        if (earlier.made(id)) {
            return trigger(id, orgId, period).asStarted();
        }
        AggregationRun run = startOrJoin(orgId, period, id);
        return run.aggregationId().equals(id)
                ? run
                : asJoined(joined.remember(id, orgId, period, run.aggregationId(), run.version()), period);
    }

    private AggregationRun asJoined(RunJoined answered, ReportingPeriod period) {
        return trigger(answered.holder(), answered.orgId(), period).asProcessing(answered.version());
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
        if (idempotencyKey != null) {
            String id = Ids.of(otherPrefix, orgId, idempotencyKey);
            if (earlier.made(id) || joined.find(id).isPresent()) {
                throw Rejection.keyReused("aggregation").asException();
            }
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
