package no.bufdirreporting.benchmarks.measure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Many readers of one event stream on a single thread, which leaves the CPU to the server. */
final class Crowd implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final int size;

    /** The received but not yet awaited events of one reader. */
    private static final class Reader {
        private final StringBuilder received = new StringBuilder();
        private boolean done;
    }

    Crowd(int port, String path, int size) throws IOException {
        this.size = size;
        var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".formatted(path);
        for (int i = 0; i < size; i++) {
            var channel = SocketChannel.open(new InetSocketAddress("localhost", port));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Reader());
        }
    }

    /** Reads until every reader has received an event of the name; returns the event that arrived last. */
    String awaitAll(String name) throws IOException {
        String last = "";
        int missing = size;
        for (var key : selector.keys()) {
            ((Reader) key.attachment()).done = false;
        }
        while (missing > 0) {
            selector.select();
            for (var key : selector.selectedKeys()) {
                var reader = (Reader) key.attachment();
                read(key, reader);
                int found = reader.received.indexOf(name);
                if (!reader.done && found >= 0 && reader.received.indexOf("\n\n", found) > 0) {
                    last = reader.received.substring(found);
                    reader.received.setLength(0);
                    reader.done = true;
                    missing--;
                }
            }
            selector.selectedKeys().clear();
        }
        return last;
    }

    private void read(SelectionKey key, Reader reader) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            throw new IOException("The server ended a stream");
        }
        reader.received.append(StandardCharsets.UTF_8.decode(buffer.flip()));
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
