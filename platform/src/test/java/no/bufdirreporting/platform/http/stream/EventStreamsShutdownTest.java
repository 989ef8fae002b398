package no.bufdirreporting.platform.http.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.platform.http.ThingApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

class EventStreamsShutdownTest {

    /** Stops after the streams and before the web server, and blocks until told to proceed. */
    private static final class SlowShutdown implements SmartLifecycle {

        final CountDownLatch proceed = new CountDownLatch(1);
        final CountDownLatch reached = new CountDownLatch(1);
        private volatile boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            reached.countDown();
            try {
                proceed.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
        }
    }

    @Test
    @Timeout(60)
    void streamsEndBeforeTheServerWaitsForOpenRequests() throws IOException {
        var slow = new SlowShutdown();
        var context = application(slow);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var stream = new OpenStream(port, "/api/v1/streams")) {
            stream.until("data: b\n\n");

            var stopping = CompletableFuture.runAsync(context::close);
            assertThat(stream.until("\r\n0\r\n\r\n")).isNotEmpty();
            await().until(() -> slow.reached.getCount() == 0);
            try (var late = new OpenStream(port, "/api/v1/streams")) {
                assertThat(late.until("retry: 2000\n\n")).startsWith("HTTP/1.1 200");
            }
            slow.proceed.countDown();
            stopping.orTimeout(20, TimeUnit.SECONDS).join();
        } finally {
            slow.proceed.countDown();
            context.close();
        }
    }

    private static ConfigurableApplicationContext application(SlowShutdown slow) {
        return new SpringApplicationBuilder(ThingApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("slow", slow))
                .properties(
                        "server.port=0",
                        "axon.axonserver.enabled=false",
                        "spring.threads.virtual.enabled=true",
                        "bufdir.watch.heartbeat=" + Duration.ofMinutes(5))
                .run();
    }
}
