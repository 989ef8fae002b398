package no.bufdirreporting.audit.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import no.bufdirreporting.audit.trail.AuditTurn;
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

    @Test
    void whoWouldWaitBehindTooManyOthersIsRefusedAtOnce() throws Exception {
        var patient = new AuditLimit.Turns(new Semaphore(0, true), new Semaphore(1), 1, 60_000);
        var audit = handler(new Audit());
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                patient.preHandle(request, response, audit);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> patient.free().hasQueuedThreads());
        assertThatThrownBy(() -> patient.preHandle(request, response, audit)).isInstanceOf(ProblemException.class);
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void aTurnThatIsPausedIsFreeForOthers() throws Exception {
        var audit = handler(new Audit());
        turns.preHandle(request, response, audit);
        AuditTurn.of(request)
                .pauseFor(() -> assertThat(turns.free().availablePermits()).isEqualTo(2));
        assertThat(turns.free().availablePermits()).isEqualTo(1);
        assertThatThrownBy(() -> AuditTurn.of(request).pauseFor(() -> {
                    throw new IllegalStateException("The client has left");
                }))
                .hasMessage("The client has left");
        turns.afterCompletion(request, response, audit, null);
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
