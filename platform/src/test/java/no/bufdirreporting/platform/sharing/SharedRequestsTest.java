package no.bufdirreporting.platform.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that share calls. */
@Timeout(60)
class SharedRequestsTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final List<Integer> calls = new CopyOnWriteArrayList<>();
    private final SharedRequests<Integer, String> requests = new SharedRequests<>(10, this::answers);

    /** The first call lasts until the test releases it. */
    private List<String> answers(List<Integer> questions) {
        calls.add(questions.size());
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        if (questions.contains(-1)) {
            throw new IllegalArgumentException("minus one");
        }
        return questions.stream().map(it -> "answer " + it).toList();
    }

    @Test
    void whatIsRequestedDuringACallSharesTheNextOnesAndGetsItsOwnAnswer() throws Exception {
        var first = requests.ask(0);
        begun.await();
        var others = IntStream.rangeClosed(1, 25).mapToObj(requests::ask).toList();
        release.countDown();

        assertThat(first.join()).isEqualTo("answer 0");
        for (int n = 0; n < 25; n++) {
            assertThat(others.get(n).join()).isEqualTo("answer " + (n + 1));
        }
        assertThat(calls).containsExactly(1, 10, 10, 5);
    }

    @Test
    void aFailureIsTheAnswerToAllThatShareTheCallAndToNoOther() throws Exception {
        requests.ask(0);
        begun.await();
        var wrong = requests.ask(-1);
        var beside = requests.ask(1);
        release.countDown();

        assertThatThrownBy(beside::join).hasRootCauseMessage("minus one");
        assertThat(wrong).isCompletedExceptionally();
        assertThatThrownBy(() -> requests.answer(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minus one");
        assertThat(requests.answer(2)).isEqualTo("answer 2");
    }
}
