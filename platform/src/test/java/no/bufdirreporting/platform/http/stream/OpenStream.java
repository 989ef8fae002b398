package no.bufdirreporting.platform.http.stream;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that reads the response byte by byte. */
final class OpenStream implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    OpenStream(int port, String path) throws IOException {
        this(port, path, 1 << 20);
    }

    /** A client with a small receive buffer, so that it is soon detected as slow. */
    static OpenStream narrow(int port, String path) throws IOException {
        return new OpenStream(port, path, 4096);
    }

    private OpenStream(int port, String path, int buffer) throws IOException {
        socket.setReceiveBufferSize(buffer);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("localhost", port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Everything received up to and including {@code end}. */
    String until(String end) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf(end, read.length() - end.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The answer ended after " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
