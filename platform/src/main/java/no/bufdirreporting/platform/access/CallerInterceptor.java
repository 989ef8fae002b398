package no.bufdirreporting.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import no.bufdirreporting.kernel.OfOrganization;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;

/**
 * Sends the caller along with commands and queries, and handles these as that caller. What queries find of other
 * organizations by an id is not there for a caller who may not see it.
 */
final class CallerInterceptor implements MessageDispatchInterceptor<Message<?>>, MessageHandlerInterceptor<Message<?>> {

    @Override
    public BiFunction<Integer, Message<?>, Message<?>> handle(List<? extends Message<?>> messages) {
        return (index, message) -> message.andMetaData(Caller.currentAsMetaData());
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var message = unitOfWork.getMessage();
        var caller = Caller.of(message.getMetaData());
        Object answer = caller.call(chain::proceed);
        return message instanceof QueryMessage<?, ?> && isHidden(answer, caller) ? null : answer;
    }

    private static boolean isHidden(@Nullable Object answer, Caller caller) {
        Object found = answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
        return found instanceof OfOrganization it && !caller.maySee(it.orgId());
    }
}
