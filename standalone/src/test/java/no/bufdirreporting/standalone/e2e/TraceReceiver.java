package no.bufdirreporting.standalone.e2e;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A collector of traces (OTLP over HTTP), which reads of each span its trace, its parent and its name. */
public final class TraceReceiver implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** @param parent empty for a root span */
    public record Span(String traceId, String id, String parent, String name) {}

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    public static TraceReceiver open() throws IOException {
        var receiver =
                new TraceReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext(PATH, receiver::receive);
        receiver.server.start();
        return receiver;
    }

    /** The settings of a service that sends its traces here; without a caller's trace it samples that share of requests. */
    public String[] settings(String probability) {
        return new String[] {
            "--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:%s%s"
                    .formatted(server.getAddress().getPort(), PATH),
            "--management.opentelemetry.tracing.export.schedule-delay=200ms",
            "--management.tracing.sampling.probability=" + probability
        };
    }

    /** The spans of a trace that have been received so far. */
    public List<Span> of(String traceId) {
        return spans.stream().filter(it -> it.traceId().equals(traceId)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        // ExportTraceServiceRequest has resource_spans as 1, these scope_spans as 2, these spans as 2.
        messages(ByteString.copyFrom(body), 1)
                .flatMap(it -> messages(it, 2))
                .flatMap(it -> messages(it, 2))
                .forEach(it -> spans.add(span(it)));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Span span(ByteString encoded) {
        return new Span(
                hex(encoded, 1),
                hex(encoded, 2),
                hex(encoded, 4),
                bytes(encoded, 5).toStringUtf8());
    }

    private static String hex(ByteString message, int field) {
        return HexFormat.of().formatHex(bytes(message, field).toByteArray());
    }

    private static ByteString bytes(ByteString message, int field) {
        return messages(message, field).findFirst().orElse(ByteString.EMPTY);
    }

    private static Stream<ByteString> messages(ByteString message, int field) {
        try {
            return UnknownFieldSet.parseFrom(message).getField(field).getLengthDelimitedList().stream();
        } catch (IOException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
