package no.bufdirreporting.platform.http.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import no.bufdirreporting.platform.http.problem.ProblemException;
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
 * Serves server-sent events, each stream by the thread of its request. Before the web server waits for its requests to
 * end, all streams are ended: their clients connect again, to another process or to the next one.
 */
public final class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final String CONTENT_TYPE = "text/event-stream;charset=UTF-8";
    private static final HeaderContentNegotiationStrategy ACCEPT = new HeaderContentNegotiationStrategy();
    private static final int FULL_RETRY_SECONDS = 10;
    private static final int STOPPING_RETRY_SECONDS = 2;

    private final WatchProperties settings;
    private final Semaphore places;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean stopping;

    public EventStreams(WatchProperties settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.maxWatchers());
    }

    /**
     * Answers with a stream and returns when that has ended. Until the first byte is written, failures are thrown, so that
     * they become problems; a client that leaves is not a failure.
     *
     * @param source opens what feeds the stream; it is closed when the stream has ended
     */
    public void serve(HttpServletRequest request, HttpServletResponse response, Function<EventStream, EventFeed> source)
            throws HttpMediaTypeNotAcceptableException {
        requireAcceptable(request);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            describe(response);
            return;
        }
        if (!places.tryAcquire()) {
            throw ProblemException.unavailable("Too many clients are watching. Please try again.", FULL_RETRY_SECONDS);
        }
        var stream = new EventStream(settings);
        streams.add(stream);
        try {
            requireNotStopping();
            write(stream, source, response);
        } finally {
            streams.remove(stream);
            places.release();
        }
    }

    /** How many streams are being served. */
    public int open() {
        return streams.size();
    }

    private void write(EventStream stream, Function<EventStream, EventFeed> source, HttpServletResponse response) {
        try (var feed = source.apply(stream)) {
            var start = feed.start();
            requireNotStopping();
            describe(response);
            stream.write(start, response.getOutputStream());
        } catch (IOException gone) {
            LOG.debug("A watching client has left", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void describe(HttpServletResponse response) {
        response.setContentType(CONTENT_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Asks proxies of nginx's kind not to collect events before they pass them on.
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

    /** Stops before the web server's graceful shutdown, whose phase is less. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
