package no.bufdirreporting.standalone.transfer;

import java.net.URI;

/**
 * Which context of which Axon Server.
 *
 * @param token for access control; empty without one
 */
public record AxonServerTarget(String host, int port, String context, String token) {

    /** @param address host and port, as {@code localhost:8124} */
    public static AxonServerTarget at(String address, String context, String token) {
        URI uri = URI.create("grpc://" + address);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("must be <host>:<port>");
        }
        return new AxonServerTarget(uri.getHost(), uri.getPort(), context, token);
    }

    @Override
    public String toString() {
        return "%s:%d, context %s".formatted(host, port, context);
    }
}
