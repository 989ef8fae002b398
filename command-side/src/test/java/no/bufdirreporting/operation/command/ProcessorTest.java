package no.bufdirreporting.operation.command;

import no.bufdirreporting.operation.ProcessorCommand.PauseProcessor;
import no.bufdirreporting.operation.ProcessorCommand.ResumeProcessor;
import no.bufdirreporting.operation.ProcessorPaused;
import no.bufdirreporting.operation.ProcessorResumed;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    private static final ProcessorPaused PAUSED = new ProcessorPaused("read-model", "A wrong event");
    private static final ProcessorResumed RESUMED = new ProcessorResumed("read-model", "It was corrected");
    private static final PauseProcessor PAUSE = new PauseProcessor("read-model", "A wrong event");
    private static final ResumeProcessor RESUME = new ResumeProcessor("read-model", "It was corrected");

    private final AggregateTestFixture<Processor> fixture = new AggregateTestFixture<>(Processor.class);

    @Test
    void aProcessorIsPaused() {
        fixture.givenNoPriorActivity().when(PAUSE).expectEvents(PAUSED);
    }

    @Test
    void aPausedProcessorStaysAsItIs() {
        fixture.given(PAUSED)
                .when(new PauseProcessor("read-model", "Another reason"))
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
}
