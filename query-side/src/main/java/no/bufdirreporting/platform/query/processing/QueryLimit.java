package no.bufdirreporting.platform.query.processing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import no.bufdirreporting.kernel.AskedByWrites;
import no.bufdirreporting.kernel.Unavailable;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets queries use half of the read model's connections at most. The others are left to projections and claims, so that
 * any number of readers cannot hold up what they want to read.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class QueryLimit {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    ConfigurerModule limitedQueries(DataSource database) throws SQLException {
        var pool = database.unwrap(HikariDataSource.class);
        var limit = new Interceptor(pool.getMaximumPoolSize() / 2, PATIENCE.toMillis());
        return configurer -> configurer.onInitialize(configuration ->
                configuration.onStart(() -> configuration.queryBus().registerHandlerInterceptor(limit)));
    }

    /**
     * Queries of writes need no turn, so that readers cannot hold writes up: those that wait for their projection are
     * told in memory, and the surroundings of many activities are read by one statement.
     *
     * @param patience how long a query waits for its turn, in milliseconds
     */
    record Interceptor(Semaphore turns, long patience) implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

        Interceptor(int atOnce, long patience) {
            this(new Semaphore(atOnce, true), patience);
        }

        @Override
        public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain)
                throws Exception {
            if (unitOfWork.getMessage().getPayload() instanceof AskedByWrites) {
                return chain.proceed();
            }
            if (!turns.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new QueryExecutionException(
                        "Too many queries at once", null, new Unavailable("Too many queries are being answered"));
            }
            try {
                return chain.proceed();
            } finally {
                turns.release();
            }
        }
    }
}
