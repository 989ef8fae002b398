package no.bufdirreporting.platform.http.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Streams the events that a test offers. */
@RestController
@RequestMapping(path = "/api/v1/streams", produces = MediaType.ALL_VALUE)
class StreamController {

    final Set<EventStream> listening = ConcurrentHashMap.newKeySet();

    private final EventStreams streams;

    StreamController(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping
    void stream(HttpServletRequest request, HttpServletResponse response) throws HttpMediaTypeNotAcceptableException {
        streams.serve(request, response, Feed::new);
    }

    @GetMapping("/broken")
    void broken(HttpServletRequest request, HttpServletResponse response) throws HttpMediaTypeNotAcceptableException {
        streams.serve(request, response, stream -> {
            throw ProblemException.unavailable("Nothing to read.", 3);
        });
    }

    void offer(StreamEvent event) {
        listening.forEach(it -> it.offer(event));
    }

    private final class Feed implements EventFeed {

        private final EventStream stream;

        Feed(EventStream stream) {
            this.stream = stream;
            listening.add(stream);
        }

        @Override
        public Start start() {
            return new Start(5, List.of(StreamEvent.of(3, "first", "a"), StreamEvent.of(5, "first", "b")));
        }

        @Override
        public void close() {
            listening.remove(stream);
        }
    }
}
