package no.bufdirreporting.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A connection that is kept alive and has one request at a time. It does little more than read and write bytes, as the
 * load generator shares its cores with the servers.
 */
public final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int BUFFER = 16_384;
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

    private final InetSocketAddress address;
    private Socket socket;
    private InputStream in;

    /** Connects to a server. */
    public Connection(InetSocketAddress address) throws IOException {
        this.address = address;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private Socket open() throws IOException {
        var opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(TIMEOUT_MILLIS);
        opened.connect(address, TIMEOUT_MILLIS);
        return opened;
    }

    /** Sends a request and reads the whole answer. Connects anew if the server ended the connection with the last one. */
    public Response send(Request request) throws IOException {
        if (socket.isClosed()) {
            socket = open();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        }
        socket.getOutputStream().write(request.bytes());
        var response = readResponse(in);
        if (response.isLast()) {
            socket.close();
        }
        return response;
    }

    static Response readResponse(InputStream in) throws IOException {
        int status = Integer.parseInt(readLine(in).split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            var found = LENGTH.matcher(header);
            if (found.matches()) {
                length = Integer.parseInt(found.group(1));
            }
            chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
            last |= header.startsWith("connection:") && header.contains("close");
        }
        return new Response(status, chunked ? readChunks(in) : readExactly(in, length), last);
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(readExactly(in, size));
            readLine(in);
        }
        readLine(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(readLine(in).split(";")[0].strip(), 16);
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server closed the connection");
        }
        return bytes;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
