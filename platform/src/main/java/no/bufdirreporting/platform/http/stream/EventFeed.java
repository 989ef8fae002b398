package no.bufdirreporting.platform.http.stream;

import java.util.List;

/** The source of one client's {@link EventStream}. It may offer events from its creation until it is closed. */
public interface EventFeed extends AutoCloseable {

    /** Reads the first events of the stream. Called once, by the request's thread; an exception becomes the response. */
    Start start();

    @Override
    void close();

    /**
     * @param position the position after these events; offered events up to it are not sent
     * @param events the first events, all up to the position
     */
    record Start(long position, List<StreamEvent> events) {

        /** Starts a stream with one event. */
        public static Start with(StreamEvent event) {
            return new Start(event.id(), List.of(event));
        }
    }
}
