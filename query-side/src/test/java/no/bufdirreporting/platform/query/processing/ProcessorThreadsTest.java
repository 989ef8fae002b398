package no.bufdirreporting.platform.query.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.junit.jupiter.api.Test;

class ProcessorThreadsTest {

    @Test
    void threadsEndWithTheirReadModel() {
        var readModel = RunningReadModel.start(new EventLog());
        var threads = readModel.bean(ProcessorThreads.class);
        var executor = threads.start("until-the-end", 1);
        readModel.close();
        assertThat(executor.isShutdown()).isTrue();
        await().until(executor::isTerminated);
    }
}
