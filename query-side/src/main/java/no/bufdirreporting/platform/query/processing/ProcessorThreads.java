package no.bufdirreporting.platform.query.processing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The threads of event processors. Axon leaves threads that it was given running when a processor is shut down. */
@Component
public class ProcessorThreads implements DisposableBean {

    private final List<ExecutorService> started = new CopyOnWriteArrayList<>();

    /** @param name of the threads, to which a number is added if there are several */
    public ScheduledExecutorService start(String name, int threads) {
        var named = Thread.ofPlatform().daemon();
        var executor = Executors.newScheduledThreadPool(
                threads, (threads == 1 ? named.name(name) : named.name(name + "-", 1)).factory());
        started.add(executor);
        return executor;
    }

    /** Ends the threads, after the processors were shut down. */
    @Override
    public void destroy() {
        started.forEach(ExecutorService::shutdownNow);
    }
}
