package no.bufdirreporting.audit.setup;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import no.bufdirreporting.audit.trail.AuditTurn;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.ForAuditors;
import no.bufdirreporting.platform.http.table.InvocationLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets requests of auditors use a quarter of the read model's connections at most. They may take long, and must not hold
 * up projections and ordinary reads.
 */
@Component
@ConditionalOnWebApplication
class AuditLimit implements InvocationLimit {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Turns turns;

    AuditLimit(DataSource database) throws SQLException {
        var pool = database.unwrap(HikariDataSource.class);
        turns = new Turns(Math.max(1, pool.getMaximumPoolSize() / 4), PATIENCE.toMillis());
    }

    /** A turn is one invocation: a table takes one for each page, and none while the client reads. */
    @Override
    public @Nullable Object invoke(
            HandlerMethod method,
            HttpServletRequest request,
            HttpServletResponse response,
            Callable<@Nullable Object> invocation)
            throws Exception {
        turns.preHandle(request, response, method);
        try {
            return invocation.call();
        } finally {
            turns.afterCompletion(request, response, method, null);
        }
    }

    /**
     * @param longAnswers limits the exports that are being read
     * @param mostWaiting how many requests may wait for their turn; further ones are refused at once
     * @param patience how long a request waits for its turn, in milliseconds
     */
    record Turns(Semaphore free, Semaphore longAnswers, int mostWaiting, long patience) implements HandlerInterceptor {

        private static final int RETRY_SECONDS = 5;

        Turns(int atOnce, long patience) {
            this(new Semaphore(atOnce, true), new Semaphore(4 * atOnce), 4 * atOnce, patience);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws InterruptedException {
            if (needsTurn(handler)) {
                if (free.getQueueLength() >= mostWaiting || !free.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                    throw ProblemException.unavailable(
                            "Too many requests of auditors are being answered. Please try again.", RETRY_SECONDS);
                }
                new AuditTurn(free, longAnswers).belongTo(request);
            }
            return true;
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            if (needsTurn(handler)) {
                AuditTurn.of(request).end();
            }
        }

        private static boolean needsTurn(Object handler) {
            return handler instanceof HandlerMethod method
                    && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ForAuditors.class);
        }
    }
}
