package no.bufdirreporting.platform.axon;

import no.bufdirreporting.kernel.Unavailable;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/** Marks temporary failures of queries by {@link Unavailable} details: exceptions lose their class in Axon Server. */
class UnavailabilityInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (RuntimeException failed) {
            if (Unavailability.causes(failed)) {
                throw new QueryExecutionException(
                        "A data store cannot be reached", failed, new Unavailable("A data store cannot be reached"));
            }
            throw failed;
        }
    }
}
