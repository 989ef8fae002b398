package no.bufdirreporting.platform.http.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import no.bufdirreporting.platform.http.admission.Permit;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.security.TokenExpiry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Serves server-sent events, each stream on the thread of its request. On shutdown all streams are ended before the web
 * server waits for open requests; clients then reconnect.
 */
public final class EventStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
    private static final String CONTENT_TYPE = "text/event-stream;charset=UTF-8";
    private static final HeaderContentNegotiationStrategy ACCEPT = new HeaderContentNegotiationStrategy();

    /** As long as a caller whose token does not end can watch. */
    private static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private static final int FULL_RETRY_SECONDS = 10;
    private static final int STOPPING_RETRY_SECONDS = 2;

    private final WatchProperties settings;
    private final Semaphore permits;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean stopping;

    public EventStreams(WatchProperties settings) {
        this.settings = settings;
        this.permits = new Semaphore(settings.maxWatchers());
    }

    /**
     * Answers with a stream and returns when it has ended; at the latest it ends when the token of the request expires.
     * Until the first byte is written, exceptions are thrown, so that they become problem responses; a client that
     * disconnects is no failure.
     *
     * @param source opens the feed of the stream; it is closed when the stream has ended
     */
    public void serve(HttpServletRequest request, HttpServletResponse response, Function<EventStream, EventFeed> source)
            throws HttpMediaTypeNotAcceptableException {
        requireAcceptable(request);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            writeHeaders(response);
            return;
        }
        if (!permits.tryAcquire()) {
            throw ProblemException.unavailable("Too many clients are watching. Please try again.", FULL_RETRY_SECONDS);
        }
        Permit.giveBackEarly(request);
        var stream = new EventStream(settings, TokenExpiry.left().orElse(NO_LIMIT));
        streams.add(stream);
        try {
            requireNotStopping();
            write(stream, source, response);
        } finally {
            streams.remove(stream);
            permits.release();
        }
    }

    /** The number of open streams. */
    public int open() {
        return streams.size();
    }

    private void write(EventStream stream, Function<EventStream, EventFeed> source, HttpServletResponse response) {
        try (var feed = source.apply(stream)) {
            var start = feed.start();
            requireNotStopping();
            writeHeaders(response);
            stream.write(start, response.getOutputStream());
        } catch (IOException gone) {
            log.debug("A watching client has left", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void writeHeaders(HttpServletResponse response) {
        response.setContentType(CONTENT_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Asks nginx and similar proxies not to buffer events.
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static void requireAcceptable(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        var accepted = ACCEPT.resolveMediaTypes(new ServletWebRequest(request));
        if (accepted.stream().noneMatch(it -> it.includes(MediaType.TEXT_EVENT_STREAM))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.TEXT_EVENT_STREAM));
        }
    }

    private void requireNotStopping() {
        if (stopping) {
            throw ProblemException.unavailable(
                    "The server is being stopped. Please try again.", STOPPING_RETRY_SECONDS);
        }
    }

    @Override
    public void start() {
        stopping = false;
        running = true;
    }

    @Override
    public void stop() {
        stopping = true;
        streams.forEach(EventStream::end);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the web server's graceful shutdown, which has a lower phase. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
