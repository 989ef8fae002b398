package no.bufdirreporting.run;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Remember with what a request with an idempotency key is answered. Answered with the {@link RunJoined} that is remembered,
 * which is that of the first of simultaneous requests.
 */
public record JoinRun(
        @TargetAggregateIdentifier String requestId,
        String orgId,
        String periodId,
        LocalDate periodStart,
        LocalDate periodEnd,
        String holder,
        long version) {}
