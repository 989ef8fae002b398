package no.bufdirreporting.submission.command;

import java.time.Duration;
import java.util.Objects;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.run.PeriodReserved;
import no.bufdirreporting.run.ReservePeriod;
import no.bufdirreporting.run.RunFailed;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.PeriodReservations;
import no.bufdirreporting.submission.SubmissionCommand.RequestSubmission;
import no.bufdirreporting.submission.SubmissionRun;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Submits periods. A request for a period that has been submitted must name that submission, so that nothing is submitted
 * twice by mistake. The reservations of the period, in order, are its submissions.
 */
@Component
class SubmissionStarter {

    /** A reservation without a submission for this long was lost in a crash. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private final CommandGateway commands;
    private final EventStore events;

    SubmissionStarter(CommandGateway commands, EventStore events) {
        this.commands = commands;
        this.events = events;
    }

    /** Submits the period; a repeat of a request gets the submission that it made. */
    SubmissionRun submit(RequestSubmission request) {
        var latest = latest(request.submissionId());
        boolean possible = !request.periodEnd().isBefore(request.periodStart());
        if (possible && (latest == null || latest.getPayload() instanceof RunFailed)) {
            reserve(request);
        }
        return commands.sendAndWait(request);
    }

    private void reserve(RequestSubmission request) {
        String reservation = PeriodReservations.idOf(
                RunKind.SUBMISSION, request.orgId(), request.periodStart(), request.periodEnd());
        while (true) {
            var reservations = events.readEvents(reservation).asStream().toList();
            String live = live(reservations, request.submissionId());
            if (!Objects.equals(live, request.supersedes())) {
                throw conflict(live).asException();
            }
            String holder = reservations.isEmpty() ? null : holder(reservations.getLast());
            String next = commands.sendAndWait(
                    new ReservePeriod(reservation, request.orgId(), request.submissionId(), holder));
            if (next.equals(request.submissionId())) {
                return;
            }
        }
    }

    /** The newest submission that counts or is being counted; null if there is none. */
    private @Nullable String live(Iterable<? extends DomainEventMessage<?>> reservations, String candidate) {
        String live = null;
        for (var reserved : reservations) {
            String holder = holder(reserved);
            if (!holder.equals(candidate) && isLive(reserved)) {
                live = holder;
            }
        }
        return live;
    }

    private boolean isLive(EventMessage<?> reserved) {
        var latest = latest(holder(reserved));
        if (latest == null) {
            return reserved.getTimestamp().plus(LOST_AFTER).isAfter(GenericEventMessage.clock.instant());
        }
        return !(latest.getPayload() instanceof RunFailed || latest.getPayload() instanceof SubmissionWithdrawn);
    }

    private @Nullable EventMessage<?> latest(String submissionId) {
        return events.readEvents(submissionId)
                .asStream()
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static String holder(EventMessage<?> reserved) {
        return ((PeriodReserved) reserved.getPayload()).holder();
    }

    private static Rejection conflict(@Nullable String live) {
        return live == null
                ? Rejection.conflict(
                        "nothing-to-supersede", "No submission of this period counts; leave supersedes out.")
                : Rejection.conflict(
                        "period-already-submitted",
                        "Submission '%s' of this period counts. To replace it, name it in supersedes.".formatted(live));
    }
}
