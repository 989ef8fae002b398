package no.bufdirreporting.platform.axonserver;

import java.util.concurrent.TimeoutException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Unavailable;
import no.bufdirreporting.platform.axon.Unavailability;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The command bus behind Axon Server. It retries commands that lost a conflict and so stored nothing, as when command
 * sides join or leave. Other failures, including those of the event store, become values: exceptions lose their class.
 */
record RetryingCommandBus(CommandBus local) implements CommandBus {

    private static final int ATTEMPTS = 3;

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        local.dispatch(command);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        dispatch(command, callback, 1);
    }

    private <C, R> void dispatch(
            CommandMessage<C> command, CommandCallback<? super C, ? super R> callback, int attempt) {
        local.<C, R>dispatch(command, (message, result) -> {
            if (result.isExceptional() && isConflict(result.exceptionResult()) && attempt < ATTEMPTS) {
                dispatch(command, callback, attempt + 1);
            } else {
                callback.onResult(message, result.isExceptional() ? asValue(result) : result);
            }
        });
    }

    private static <R> CommandResultMessage<R> asValue(CommandResultMessage<? extends R> result) {
        var failure = result.exceptionResult();
        Object details = details(failure);
        return new GenericCommandResultMessage<>(
                details == null
                        ? failure
                        : new CommandExecutionException(failure.getMessage(), failure, details, false));
    }

    private static @Nullable Object details(Throwable failure) {
        if (isConflict(failure)) {
            return Rejection.concurrentChange();
        }
        boolean unavailable = failure instanceof ExecutionException
                || failure instanceof TimeoutException
                || Unavailability.causes(failure);
        return unavailable ? new Unavailable("The event store did not answer") : null;
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(commandName, handler);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerDispatchInterceptor(interceptor);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }
}
