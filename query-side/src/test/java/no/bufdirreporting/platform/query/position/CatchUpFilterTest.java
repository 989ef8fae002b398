package no.bufdirreporting.platform.query.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.query.pause.PausedProcessors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** Until the read model has caught up, API requests are refused, however the path is spelled. */
class CatchUpFilterTest {

    private final List<Exception> refusals = new ArrayList<>();
    private final MockFilterChain handlers = new MockFilterChain();

    /** Without a readiness event the service is not ready. */
    private final CatchUpFilter filter = new CatchUpFilter(
            new CatchUp(mock(ReadModelPosition.class), new ApplicationAvailabilityBean(), mock(PausedProcessors.class)),
            (request, response, handler, refusal) -> {
                refusals.add(refusal);
                return new ModelAndView();
            });

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/activities", "/%61pi/v1/activities", "/api;x/v1/activities", "/api;x=%2F/v1/activities"
            })
    void apiRequestIsRefusedWithAnySpellingOfThePath(String path) throws Exception {
        filter.doFilter(get(path), new MockHttpServletResponse(), handlers);
        assertThat(refusals).singleElement().isInstanceOf(ProblemException.class);
        assertThat(handlers.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/api/v1/admin/processors", "/apis", "/index.html", "/"})
    void otherRequestsPass(String path) throws Exception {
        filter.doFilter(get(path), new MockHttpServletResponse(), handlers);
        assertThat(refusals).isEmpty();
        assertThat(handlers.getRequest()).isNotNull();
    }

    private static HttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
