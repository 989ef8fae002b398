package no.bufdirreporting.standalone.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of event streams on a plain socket, which sees how a response ends and can disconnect abruptly. */
final class WatchSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private int leftOfChunk;
    private boolean complete;

    private WatchSocket(String baseUrl, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var server = URI.create(baseUrl);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static WatchSocket connect(String baseUrl) throws IOException {
        return new WatchSocket(baseUrl, 1 << 16);
    }

    /** A client with a small receive buffer, so that the server soon notices that it does not read. */
    static WatchSocket connectNarrowly(String baseUrl) throws IOException {
        return new WatchSocket(baseUrl, 4096);
    }

    /** Sends a request without waiting for the response. */
    void request(String method, String path, String... headers) throws IOException {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        send(request.append("\r\n").toString());
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The status line; the headers that follow it are skipped. */
    String status() throws IOException {
        String status = rawLine();
        String header = rawLine();
        while (!header.isEmpty()) {
            header = rawLine();
        }
        return status;
    }

    /** The next line of a chunked body; null at its end. Fails if the connection breaks off. */
    @Nullable
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = bodyByte(); next != '\n'; next = bodyByte()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int bodyByte() throws IOException {
        if (leftOfChunk == 0 && !complete) {
            leftOfChunk = Integer.parseInt(rawLine(), 16);
            complete = leftOfChunk == 0;
        }
        if (complete) {
            return -1;
        }
        int next = rawByte();
        leftOfChunk--;
        if (leftOfChunk == 0) {
            rawLine();
        }
        return next;
    }

    private String rawLine() throws IOException {
        var line = new StringBuilder();
        for (int next = rawByte(); next != '\n'; next = rawByte()) {
            line.append((char) next);
        }
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private int rawByte() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The connection ended before the answer did");
        }
        return next;
    }

    /** Closes the connection with a reset. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
