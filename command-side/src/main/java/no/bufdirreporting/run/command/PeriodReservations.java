package no.bufdirreporting.run.command;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.run.ReservePeriod;
import no.bufdirreporting.run.RunKind;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets simultaneous requests for the same figures share a run: the first one starts it, the others get it. */
@Component
public class PeriodReservations {

    private final CommandGateway commands;

    PeriodReservations(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Reserves the period for the candidate and triggers it, or returns the current holder's run if it is accepted. The
     * holder is triggered again to read its state: this changes nothing, unless its trigger was lost in a crash.
     *
     * @param figures the kind of figures
     * @param candidate the id of the run to start if there is none
     * @param trigger starts the run with the given id, or returns its state if it was started before
     * @param accepted whether the holder's run answers the request, e.g. since it is processing
     */
    public <R> R reserve(
            RunKind figures,
            String orgId,
            ReportingPeriod period,
            String candidate,
            Function<String, R> trigger,
            Predicate<R> accepted) {
        String reservationId = idOf(figures, orgId, period.start(), period.end());
        String finished = null;
        while (true) {
            String holder = commands.sendAndWait(new ReservePeriod(reservationId, orgId, candidate, finished));
            if (holder.equals(candidate)) {
                return trigger.apply(candidate);
            }
            R run = triggerHolder(holder, trigger);
            if (run != null && accepted.test(run)) {
                return run;
            }
            finished = holder;
        }
    }

    /** By days: a registered period and a calendar period of the same days share a reservation. */
    public static String idOf(RunKind figures, String orgId, LocalDate start, LocalDate end) {
        return "%s-period:%s:%s:%s".formatted(figures.text(), orgId, start, end);
    }

    /** Null if the holder was deleted, or belongs to another period since its idempotency key was reused. */
    private static <R> @Nullable R triggerHolder(String holder, Function<String, R> trigger) {
        try {
            return trigger.apply(holder);
        } catch (CommandExecutionException refused) {
            if (Refusals.reason(refused).filter(it -> !it.isConcurrentChange()).isPresent()) {
                return null;
            }
            throw refused;
        }
    }
}
