package no.bufdirreporting.platform.http.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;

/** Answers what Tomcat itself refuses, such as a malformed URI, which reaches no servlet and no filter. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemResponse.write(StatusProblem.of(HttpStatusCode.valueOf(status)), request.getRequestURI(), response);
            response.finishResponse();
        } catch (IOException clientGone) {
            LOG.debug("The client did not wait for its error", clientGone);
        }
    }
}
