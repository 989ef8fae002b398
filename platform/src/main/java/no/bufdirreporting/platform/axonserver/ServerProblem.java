package no.bufdirreporting.platform.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.File;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Why Axon Server cannot be used. The connector only says that it is not connected, so the reason is found out by a call
 * of its own.
 *
 * @param remedy what the operator can do
 */
public record ServerProblem(String reason, String remedy) {

    private static final int DEFAULT_PORT = 8124;
    private static final int TIMEOUT_SECONDS = 5;

    /** How Netty names the errors of Linux; behind the number comes a text in the language of the machine. */
    private static final String REFUSED = "error(-111)";

    private static final String RESET = "error(-104)";
    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> CONTEXT =
            Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER);

    /** Asks the first of the servers; empty if it answers. */
    public static Optional<ServerProblem> of(AxonServerConfiguration settings) {
        String[] address = settings.getServers().split(",")[0].strip().split(":");
        var channel = NettyChannelBuilder.forAddress(
                address[0], address.length > 1 ? Integer.parseInt(address[1]) : DEFAULT_PORT);
        try {
            if (settings.isSslEnabled()) {
                var tls = GrpcSslContexts.forClient();
                String certificate = settings.getCertFile();
                channel.sslContext((certificate == null ? tls : tls.trustManager(new File(certificate))).build());
            } else {
                channel.usePlaintext();
            }
        } catch (SSLException | IllegalArgumentException unreadable) {
            return Optional.of(new ServerProblem(
                    "the certificate in axon.axonserver.cert-file cannot be read: " + unreadable.getMessage(),
                    "Correct axon.axonserver.cert-file."));
        }
        var open = channel.build();
        try {
            var headers = new Metadata();
            headers.put(CONTEXT, settings.getContext());
            if (settings.getToken() != null) {
                headers.put(TOKEN, settings.getToken());
            }
            var answer = PlatformServiceGrpc.newBlockingStub(open)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .getPlatformServer(ClientIdentification.newBuilder()
                            .setClientId(settings.getClientId())
                            .setComponentName(settings.getComponentName())
                            .build());
            return answer == null ? Optional.of(away("it gave no answer")) : Optional.empty();
        } catch (StatusRuntimeException refused) {
            return Optional.of(of(refused, settings));
        } finally {
            open.shutdownNow();
        }
    }

    private static ServerProblem of(StatusRuntimeException refused, AxonServerConfiguration settings) {
        String all = Stream.<Throwable>iterate(refused, each -> each != null, Throwable::getCause)
                .limit(8)
                .map(it -> it.getClass().getSimpleName() + " " + it.getMessage())
                .collect(Collectors.joining(" "));
        var code = refused.getStatus().getCode();
        if (code == Status.Code.UNAUTHENTICATED
                || code == Status.Code.PERMISSION_DENIED
                || all.contains("AXONIQ-100")) {
            return new ServerProblem(
                    settings.getToken() == null || settings.getToken().isEmpty()
                            ? "it has access control, and no token was given"
                            : "it refuses the token",
                    "Set axon.axonserver.token to a token that it knows for the context %s."
                            .formatted(settings.getContext()));
        }
        if (code == Status.Code.DEADLINE_EXCEEDED) {
            return away("it does not answer");
        }
        if (code != Status.Code.UNAVAILABLE) {
            return away(description(refused));
        }
        if (settings.isSslEnabled() && all.contains("NotSslRecord")) {
            return new ServerProblem(
                    "it does not speak TLS", "Set axon.axonserver.ssl-enabled to false, or enable TLS there.");
        }
        if (settings.isSslEnabled() && (all.contains("SSLHandshake") || all.contains("CertPath"))) {
            return new ServerProblem(
                    "its certificate is not trusted",
                    "Name the certificate of its issuer in axon.axonserver.cert-file.");
        }
        if (!settings.isSslEnabled() && closesPlaintext(all)) {
            return new ServerProblem(
                    "it closes connections without TLS",
                    "Set axon.axonserver.ssl-enabled to true, and cert-file if it needs one.");
        }
        return away(all.contains(REFUSED) ? "the connection is refused" : description(refused));
    }

    /** How a server that expects TLS looks to a client without. */
    private static boolean closesPlaintext(String causes) {
        return causes.contains("First received frame was not SETTINGS")
                || causes.contains("Network closed for unknown reason")
                || causes.contains("Connection reset")
                || causes.contains(RESET);
    }

    private static ServerProblem away(String reason) {
        return new ServerProblem(reason, "Start it, or correct axon.axonserver.servers.");
    }

    private static String description(StatusRuntimeException refused) {
        Throwable cause = refused.getCause();
        @Nullable String text = cause == null ? refused.getStatus().getDescription() : cause.getMessage();
        return text == null ? refused.getStatus().getCode().toString() : text;
    }
}
