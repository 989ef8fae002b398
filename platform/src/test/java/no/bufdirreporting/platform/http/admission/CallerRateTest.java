package no.bufdirreporting.platform.http.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.bufdirreporting.platform.http.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CallerRateTest {

    @Test
    void oneCallerMaySendSoManyAtOnceAndThenHasToWait() {
        var rate = new CallerRate(5);
        for (int n = 0; n < 5; n++) {
            rate.admit("a");
        }
        assertThatThrownBy(() -> {
                    for (int n = 0; n < 5; n++) {
                        rate.admit("a");
                    }
                })
                .isInstanceOfSatisfying(ProblemException.class, it -> {
                    assertThat(it.getStatusCode().value()).isEqualTo(429);
                    assertThat(it.getHeaders().getFirst("Retry-After")).isEqualTo("1");
                });
        rate.admit("b");
    }

    @Test
    void whoIsRefusedIsAdmittedLater() throws Exception {
        var rate = new CallerRate(20);
        assertThatThrownBy(() -> {
                    for (int n = 0; n < 100; n++) {
                        rate.admit("a");
                    }
                })
                .isInstanceOf(ProblemException.class);
        Thread.sleep(200);
        rate.admit("a");
        rate.admit("a");
    }

    @Test
    void zeroIsNoLimit() {
        var rate = new CallerRate(0);
        for (int n = 0; n < 1000; n++) {
            rate.admit("a");
        }
    }
}
