package no.bufdirreporting.operation.command;

import static no.bufdirreporting.platform.command.Refusals.refused;

import no.bufdirreporting.kernel.Rejection.Kind;
import no.bufdirreporting.operation.ProcessorCommand.PauseProcessor;
import no.bufdirreporting.operation.ProcessorCommand.ResumeProcessor;
import no.bufdirreporting.operation.ProcessorPaused;
import no.bufdirreporting.operation.ProcessorResumed;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    private static final ProcessorPaused PAUSED = new ProcessorPaused("read-model", "A wrong event", null);
    private static final ProcessorResumed RESUMED = new ProcessorResumed("read-model", "It was corrected", null);
    private static final ProcessorPaused KEYED = new ProcessorPaused("read-model", "A wrong event", "admin\nkey-1");
    private static final PauseProcessor PAUSE = new PauseProcessor("read-model", "A wrong event", null);
    private static final ResumeProcessor RESUME = new ResumeProcessor("read-model", "It was corrected", null);

    private final AggregateTestFixture<Processor> fixture = new AggregateTestFixture<>(Processor.class);

    @Test
    void aProcessorIsPaused() {
        fixture.givenNoPriorActivity().when(PAUSE).expectEvents(PAUSED);
    }

    @Test
    void aPausedProcessorStaysAsItIs() {
        fixture.given(PAUSED)
                .when(new PauseProcessor("read-model", "Another reason", null))
                .expectNoEvents();
    }

    @Test
    void aPausedProcessorIsResumed() {
        fixture.given(PAUSED).when(RESUME).expectEvents(RESUMED);
    }

    @Test
    void aResumedProcessorStaysAsItIs() {
        fixture.given(PAUSED, RESUMED).when(RESUME).expectNoEvents();
    }

    @Test
    void aResumedProcessorIsPausedAgain() {
        fixture.given(PAUSED, RESUMED).when(PAUSE).expectEvents(PAUSED);
    }

    @Test
    void aProcessorThatWasNeverPausedIsUnknown() {
        fixture.givenNoPriorActivity().when(RESUME).expectException(AggregateNotFoundException.class);
    }

    @Test
    void aRepeatedPauseDoesNotUndoAResumptionThatCameBetween() {
        fixture.given(KEYED, RESUMED)
                .when(new PauseProcessor("read-model", "A wrong event", "admin\nkey-1"))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void aPauseWithAnotherKeyIsNoRepeat() {
        var other = new ProcessorPaused("read-model", "A wrong event", "admin\nkey-2");
        fixture.given(KEYED, RESUMED)
                .when(new PauseProcessor("read-model", "A wrong event", "admin\nkey-2"))
                .expectEvents(other)
                .expectResultMessagePayload(true);
    }

    @Test
    void aRepeatedResumptionDoesNotUndoAPauseThatCameBetween() {
        fixture.given(PAUSED, new ProcessorResumed("read-model", "It was corrected", "admin\nkey-1"), PAUSED)
                .when(new ResumeProcessor("read-model", "It was corrected", "admin\nkey-1"))
                .expectNoEvents()
                .expectResultMessagePayload(true);
    }

    @Test
    void theKeyOfAnotherRequestIsRejected() {
        fixture.given(KEYED)
                .when(new PauseProcessor("read-model", "Another reason", "admin\nkey-1"))
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
        fixture.given(KEYED)
                .when(new ResumeProcessor("read-model", "A wrong event", "admin\nkey-1"))
                .expectException(refused(Kind.IMPOSSIBLE, "idempotency-key-reused"));
    }
}
