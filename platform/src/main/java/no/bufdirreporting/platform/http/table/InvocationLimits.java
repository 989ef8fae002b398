package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/**
 * Runs invocations within all limits. Few pages of tables are read at a time, however many clients want one, so that other
 * readers need not wait behind them.
 */
record InvocationLimits(List<InvocationLimit> limits, Semaphore pages) {

    private static final int PAGES_AT_ONCE = 2;

    InvocationLimits(List<InvocationLimit> limits) {
        this(limits, new Semaphore(PAGES_AT_ONCE, true));
    }

    @Nullable
    Object run(
            HandlerMethod method,
            HttpServletRequest request,
            HttpServletResponse response,
            Callable<@Nullable Object> invocation)
            throws Exception {
        var limited = invocation;
        for (var limit : limits) {
            var inner = limited;
            limited = () -> limit.invoke(method, request, response, inner);
        }
        return limited.call();
    }

    @Nullable
    Object runPage(
            HandlerMethod method,
            HttpServletRequest request,
            HttpServletResponse response,
            Callable<@Nullable Object> invocation)
            throws Exception {
        pages.acquire();
        try {
            return run(method, request, response, invocation);
        } finally {
            pages.release();
        }
    }
}
