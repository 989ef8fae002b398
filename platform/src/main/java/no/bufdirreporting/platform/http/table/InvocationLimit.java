package no.bufdirreporting.platform.http.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/**
 * Runs the invocations of handler methods. A request for a whole list as a table invokes its method once for each page, so
 * that nothing is held while a page is sent to the client.
 */
public interface InvocationLimit {

    @Nullable
    Object invoke(
            HandlerMethod method,
            HttpServletRequest request,
            HttpServletResponse response,
            Callable<@Nullable Object> invocation)
            throws Exception;
}
