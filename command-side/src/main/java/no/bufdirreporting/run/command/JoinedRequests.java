package no.bufdirreporting.run.command;

import java.util.Optional;
import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.run.JoinRun;
import no.bufdirreporting.run.RunJoined;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Remembers requests with an idempotency key that were answered with the run of another request. A request is identified by
 * the id that it would have given to a run of its own.
 */
@Component
public class JoinedRequests {

    private final CommandGateway commands;
    private final ObjectProvider<EventStore> events;

    JoinedRequests(CommandGateway commands, ObjectProvider<EventStore> events) {
        this.commands = commands;
        this.events = events;
    }

    /**
     * What an earlier request with the key was answered with.
     *
     * @param candidate the id that the key gives
     * @throws RejectedException if that request was for another period
     */
    public Optional<RunJoined> find(String candidate, ReportingPeriod period, String what) {
        var joined = find(candidate);
        joined.filter(it -> !isOf(it, period)).ifPresent(other -> {
            throw Rejection.keyReused(what).asException();
        });
        return joined;
    }

    /** The same for any period. */
    public Optional<RunJoined> find(String candidate) {
        return events.getObject()
                .readEvents(idOf(candidate))
                .asStream()
                .<RunJoined>map(it -> (RunJoined) it.getPayload())
                .findFirst();
    }

    /** Remembers an answer, unless a simultaneous request with the key was answered before; returns the first answer. */
    public RunJoined remember(String candidate, String orgId, ReportingPeriod period, String holder, long version) {
        return commands.sendAndWait(
                new JoinRun(idOf(candidate), orgId, period.id(), period.start(), period.end(), holder, version));
    }

    private static boolean isOf(RunJoined joined, ReportingPeriod period) {
        boolean sameDays = joined.periodStart().equals(period.start())
                && joined.periodEnd().equals(period.end());
        return sameDays || joined.periodId().equals(period.id());
    }

    private static String idOf(String candidate) {
        return "joined:" + candidate;
    }
}
