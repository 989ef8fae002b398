package no.bufdirreporting.platform.http.stream;

import java.util.List;

/** What a client's {@link EventStream} is fed from. It may offer events from the moment it exists until it is closed. */
public interface EventFeed extends AutoCloseable {

    /** Reads what the stream starts with. Called once, by the thread of the request; what it throws is the answer. */
    Start start();

    @Override
    void close();

    /**
     * @param position where the stream stands after these events; what is offered up to there is not sent
     * @param events the first events, all up to the position
     */
    record Start(long position, List<StreamEvent> events) {

        /** A stream that begins with one event. */
        public static Start with(StreamEvent event) {
            return new Start(event.id(), List.of(event));
        }
    }
}
