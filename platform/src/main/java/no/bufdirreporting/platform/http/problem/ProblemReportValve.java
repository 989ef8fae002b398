package no.bufdirreporting.platform.http.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that Tomcat itself rejects before any servlet or filter, such as a malformed URI. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

    private static final JacksonJsonHttpMessageConverter JSON = new JacksonJsonHttpMessageConverter(
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var problem = StatusProblem.of(HttpStatusCode.valueOf(status), detail(request, status));
            var output = new ServletServerHttpResponse(response);
            output.getHeaders().putAll(problem.getHeaders());
            output.getHeaders().setCacheControl(CacheControl.noStore());
            JSON.write(
                    new LocatedProblem(problem, request.getRequestURI()), MediaType.APPLICATION_PROBLEM_JSON, output);
            response.finishResponse();
        } catch (IOException clientGone) {
            log.debug("The client disconnected before the problem was sent", clientGone);
        }
    }

    /** Tomcat sets no path if it cannot read the request line; mostly that has characters that had to be encoded. */
    private static @Nullable String detail(Request request, int status) {
        return status == HttpStatus.BAD_REQUEST.value() && request.getRequestURI() == null
                ? "The request line is malformed. Whatever a URL cannot hold must be percent-encoded in UTF-8: ø is %C3%B8."
                : null;
    }
}
