package no.bufdirreporting.audit.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.ForAuditors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class AuditLimitTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AuditLimit.Turns turns = new AuditLimit.Turns(2, 20);

    @Test
    void auditsBeyondTheLimitAreUnavailableUntilAnotherEnds() throws Exception {
        var audit = handler(new Audit());
        turns.preHandle(request, response, audit);
        turns.preHandle(request, response, audit);
        assertThatThrownBy(() -> turns.preHandle(request, response, audit))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(503))
                .hasMessageContaining("Too many requests of auditors");
        turns.afterCompletion(request, response, audit, null);
        assertThat(turns.preHandle(request, response, audit)).isTrue();
    }

    @Test
    void ordinaryRequestsAreNotLimited() throws Exception {
        var read = handler(new Read());
        for (int n = 0; n < 10; n++) {
            assertThat(turns.preHandle(request, response, read)).isTrue();
        }
        turns.afterCompletion(request, response, read, null);
        assertThat(turns.free().availablePermits()).isEqualTo(2);
    }

    private static HandlerMethod handler(Object controller) throws NoSuchMethodException {
        return new HandlerMethod(controller, "get");
    }

    @ForAuditors
    static class Audit {
        public void get() {}
    }

    static class Read {
        public void get() {}
    }
}
