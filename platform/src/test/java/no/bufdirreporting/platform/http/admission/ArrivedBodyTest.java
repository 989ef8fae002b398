package no.bufdirreporting.platform.http.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.bufdirreporting.platform.http.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ArrivedBodyTest {

    private final BodyBudget budget = new BodyBudget(10);

    @Test
    void theFirstPartIsNotCounted() throws Exception {
        try (var body = new ArrivedBody(budget)) {
            body.add(new byte[20]);
            assertThat(budget.taken()).isZero();
        }
    }

    @Test
    void partsBeyondTheBudgetAreRefusedUntilOthersAreRead() throws Exception {
        var one = body(3, 8);
        var other = new ArrivedBody(budget);
        other.add(new byte[3]);
        assertThatThrownBy(() -> other.add(new byte[3]))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.getStatusCode().value()).isEqualTo(503));
        assertThat(budget.taken()).isEqualTo(8);

        assertThat(one.readAllBytes()).hasSize(11);
        assertThat(budget.taken()).isZero();
        other.add(new byte[3]);
        other.close();
        other.close();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void bytesAreReadInTheirOrder() throws Exception {
        var body = new ArrivedBody(budget);
        body.add(new byte[] {1, 2});
        body.add(new byte[] {-1});
        assertThat(body.read()).isEqualTo(1);
        assertThat(body.isFinished()).isFalse();
        assertThat(body.readAllBytes()).containsExactly(2, -1);
        assertThat(body.isFinished()).isTrue();
        assertThat(body.read()).isEqualTo(-1);
    }

    private ArrivedBody body(int... sizes) {
        var body = new ArrivedBody(budget);
        for (int size : sizes) {
            body.add(new byte[size]);
        }
        return body;
    }
}
