package no.bufdirreporting.platform.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.platform.axon.Refusals;
import no.bufdirreporting.platform.axon.Unavailability;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Times the handling of commands, storing their events included, by the name of the command and what came of it. */
record CommandTimer(MeterRegistry registry) implements MessageHandlerInterceptor<CommandMessage<?>> {

    static final String NAME = "reporting.commands";

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var sample = Timer.start(registry);
        String command = unitOfWork.getMessage().getPayloadType().getSimpleName();
        unitOfWork.onCleanup(ended ->
                sample.stop(registry.timer(NAME, "command", command, "outcome", outcome(ended.getExecutionResult()))));
        return chain.proceed();
    }

    private static String outcome(@Nullable ExecutionResult result) {
        if (result == null || !result.isExceptionResult()) {
            return "accepted";
        }
        var failure = result.getExceptionResult();
        if (failure instanceof RejectedException || Refusals.reason(failure).isPresent()) {
            return "rejected";
        }
        return Refusals.isConcurrentChange(failure)
                ? "conflict"
                : Unavailability.causes(failure) ? "unavailable" : "failed";
    }
}
