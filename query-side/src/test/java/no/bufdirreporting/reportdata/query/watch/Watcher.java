package no.bufdirreporting.reportdata.query.watch;

import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import no.bufdirreporting.kernel.Suppression;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.platform.http.stream.EventStreams;
import no.bufdirreporting.reportdata.query.ReportLog;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A client of the stream without a network, which tests can make leave or stop reading. */
final class Watcher {

    private static final Pattern IDS = Pattern.compile("^id: (\\d+)$", Pattern.MULTILINE);

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CompletableFuture<Void> served;
    private volatile boolean stuck;
    private volatile boolean left;

    Watcher(EventStreams streams, ReportChannels channels, @Nullable Long resumeAfter) {
        this.served = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                var period = ReportingPeriod.ofCalendar("2024").orElseThrow();
                streams.serve(
                        new MockHttpServletRequest(),
                        new Response(),
                        stream -> channels.watch(ReportLog.ORG, period, Suppression.NONE, resumeAfter, stream));
                served.complete(null);
            } catch (Throwable failure) {
                served.completeExceptionally(failure);
            }
        });
    }

    /** The ids of all events, in order. */
    List<Long> ids() {
        return IDS.matcher(text())
                .results()
                .map(it -> Long.valueOf(it.group(1)))
                .toList();
    }

    String text() {
        return received.toString(StandardCharsets.UTF_8);
    }

    Watcher awaitFirst() {
        // Generous, since hundreds of them wait at once on slow machines.
        await().atMost(Duration.ofSeconds(60)).until(() -> !ids().isEmpty() || served.isDone());
        return this;
    }

    CompletableFuture<Void> served() {
        return served;
    }

    void leave() {
        left = true;
    }

    void stopReading() {
        stuck = true;
    }

    void resumeReading() {
        stuck = false;
        reading.countDown();
    }

    private final class Response extends MockHttpServletResponse {

        @Override
        public ServletOutputStream getOutputStream() {
            return new Connection();
        }
    }

    private final class Connection extends ServletOutputStream {

        @Override
        public void write(int next) {
            received.write(next);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (stuck) {
                try {
                    reading.await();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }
            if (left) {
                throw new IOException("Broken pipe");
            }
            received.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
