package no.bufdirreporting.platform.query.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import no.bufdirreporting.kernel.Unavailable;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.Test;

class QueryLimitTest {

    @Test
    void aQueryWithoutATurnFailsAsUnavailable() throws Exception {
        var limit = new QueryLimit.Interceptor(1, 50);
        var handling = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> handle(limit, () -> {
                handling.countDown();
                mayEnd.await();
                return "slow";
            }));
            handling.await();
            assertThatThrownBy(() -> handle(limit, () -> "refused"))
                    .isInstanceOfSatisfying(
                            QueryExecutionException.class,
                            refused -> assertThat(refused.getDetails()).containsInstanceOf(Unavailable.class));
            mayEnd.countDown();
            assertThat(slow.get()).isEqualTo("slow");
        }
        assertThat(handle(limit, () -> "next")).isEqualTo("next");
    }

    private static Object handle(QueryLimit.Interceptor limit, InterceptorChainBody query) throws Exception {
        var message = new GenericQueryMessage<>("query", ResponseTypes.instanceOf(String.class));
        var unitOfWork = DefaultUnitOfWork.startAndGet(message);
        try {
            return limit.handle(unitOfWork, query::proceed);
        } finally {
            unitOfWork.rollback();
        }
    }

    @FunctionalInterface
    private interface InterceptorChainBody {
        Object proceed() throws Exception;
    }
}
