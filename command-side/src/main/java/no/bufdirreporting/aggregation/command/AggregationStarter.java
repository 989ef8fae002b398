package no.bufdirreporting.aggregation.command;

import java.time.Instant;
import no.bufdirreporting.aggregation.AggregationCommand.CountRange;
import no.bufdirreporting.aggregation.AggregationCommand.TriggerAggregation;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.command.Ids;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.PeriodReservations;
import no.bufdirreporting.run.command.RunState;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts aggregations. At most one counts an organization and period at a time; ranges are not limited. */
@Component
class AggregationStarter {

    private static final String PERIOD_PREFIX = "agg-";
    private static final String RANGE_PREFIX = "agg-snap-";

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final OrganizationDirectory directory;
    private final PeriodReservations reservations;

    AggregationStarter(
            CommandGateway commands,
            QueryGateway queries,
            OrganizationDirectory directory,
            PeriodReservations reservations) {
        this.commands = commands;
        this.queries = queries;
        this.directory = directory;
        this.reservations = reservations;
    }

    /** Starts a run of the period, or returns the one under way. */
    AggregationRun start(String orgId, String periodId, @Nullable String idempotencyKey) {
        ReportingPeriod period = directory.requirePeriod(periodId);
        if (idempotencyKey == null) {
            return startOrJoin(orgId, period, Ids.next(PERIOD_PREFIX));
        }
        rejectKeyOf(RANGE_PREFIX, idempotencyKey);
        String id = Ids.of(PERIOD_PREFIX, idempotencyKey);
        var earlier =
                queries.query(new FindAggregation(id), AggregationView.class).join();
        return earlier == null ? startOrJoin(orgId, period, id) : repeat(earlier, orgId, period);
    }

    /** Starts an aggregation of a range. */
    AggregationRun startRange(String orgId, Instant start, Instant end, @Nullable String idempotencyKey) {
        if (idempotencyKey != null) {
            rejectKeyOf(PERIOD_PREFIX, idempotencyKey);
        }
        String id = idempotencyKey == null ? Ids.next(RANGE_PREFIX) : Ids.of(RANGE_PREFIX, idempotencyKey);
        return commands.sendAndWait(new CountRange(id, orgId, start, end));
    }

    /** The ids of both kinds differ, so a key that was used for the other kind must be looked up. */
    private void rejectKeyOf(String otherPrefix, String idempotencyKey) {
        var other = new FindAggregation(Ids.of(otherPrefix, idempotencyKey));
        if (queries.query(other, AggregationView.class).join() != null) {
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

    private AggregationRun repeat(AggregationView earlier, String orgId, ReportingPeriod period) {
        if (!earlier.orgId().equals(orgId) || !period.id().equals(earlier.reportingPeriodId())) {
            throw RunState.keyReused("aggregation");
        }
        return trigger(earlier.id(), orgId, period);
    }
}
