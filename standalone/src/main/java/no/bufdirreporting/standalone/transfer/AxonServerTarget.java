package no.bufdirreporting.standalone.transfer;

import java.net.URI;

/**
 * A context of an Axon Server.
 *
 * @param token the access token; empty if Axon Server has no access control
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
        return "%s:%s, context %s".formatted(host, port, context);
    }
}
