package no.bufdirreporting.platform.axon;

import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Repeatable;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;

/**
 * Turns rejections into {@link CommandExecutionException}s that carry a {@link Rejection}: Axon Server does not
 * transport exception classes, but it transports their details.
 */
class RejectionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final Rejection NOT_FOUND =
            Rejection.notFound("not-found", "There is nothing with this id, or it was deleted.");

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (RejectedException refused) {
            throw asDetails(refused.rejection());
        } catch (AggregateDeletedException deleted) {
            throw asDetails(
                    unitOfWork.getMessage().getPayload() instanceof Repeatable
                            ? Rejection.gone(
                                    "deleted", "What this request made was deleted. To repeat it, send a new key.")
                            : NOT_FOUND);
        } catch (AggregateNotFoundException unknown) {
            throw asDetails(NOT_FOUND);
        }
    }

    private static CommandExecutionException asDetails(Rejection rejection) {
        return new CommandExecutionException(rejection.message(), null, rejection, false);
    }
}
