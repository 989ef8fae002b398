package no.bufdirreporting.standalone.transfer;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A context of an Axon Server.
 *
 * @param token the access token; empty if Axon Server has no access control
 * @param tls whether to connect by TLS
 * @param certificate the PEM file of the issuer of its certificate; null for those that Java trusts
 */
public record AxonServerTarget(
        String host,
        int port,
        String context,
        String token,
        boolean tls,
        @Nullable Path certificate) {

    /** @param address host and port, as {@code localhost:8124} */
    public static AxonServerTarget at(
            String address, String context, String token, boolean tls, @Nullable Path certificate) {
        URI uri = URI.create("grpc://" + address);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("must be <host>:<port>");
        }
        return new AxonServerTarget(uri.getHost(), uri.getPort(), context, token, tls, certificate);
    }

    @Override
    public String toString() {
        return "%s:%s, context %s".formatted(host, port, context);
    }
}
