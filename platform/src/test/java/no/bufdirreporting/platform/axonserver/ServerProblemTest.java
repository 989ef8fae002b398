package no.bufdirreporting.platform.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reasons why Axon Server cannot be used, as a server gives them that only answers the first call. */
class ServerProblemTest {

    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path directory;

    private @Nullable Server server;
    private @Nullable Status refusal;

    @AfterEach
    void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Test
    void aServerThatAnswersIsNoProblem() throws Exception {
        start(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)));

        assertThat(ServerProblem.of(settings())).isEmpty();
    }

    @Test
    void aWrongTokenIsNamed() throws Exception {
        refusal = Status.UNAUTHENTICATED;
        start(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)));

        assertProblem(ServerProblem.of(settings()), "no token was given", "axon.axonserver.token");
        var settings = settings();
        settings.setToken("a-wrong-one");
        assertProblem(ServerProblem.of(settings), "refuses the token", "for the context default");
    }

    @Test
    void aServerWithTlsIsNamedToAClientWithoutTls() throws Exception {
        startWithTls();

        assertProblem(ServerProblem.of(settings()), "without TLS", "axon.axonserver.ssl-enabled to true");
    }

    @Test
    void aCertificateThatIsNotTrustedIsNamed() throws Exception {
        startWithTls();
        var settings = settings();
        settings.setSslEnabled(true);

        assertProblem(ServerProblem.of(settings), "not trusted", "axon.axonserver.cert-file");
        settings.setCertFile(directory.resolve("missing.pem").toString());
        assertProblem(ServerProblem.of(settings), "cannot be read", "axon.axonserver.cert-file");
    }

    @Test
    void aServerWithoutTlsIsNamedToAClientWithTls() throws Exception {
        start(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)));
        var settings = settings();
        settings.setSslEnabled(true);

        assertProblem(ServerProblem.of(settings), "does not speak TLS", "axon.axonserver.ssl-enabled to false");
    }

    @Test
    void aServerThatIsAwayIsNamed() throws Exception {
        start(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)));
        var settings = settings();
        server.shutdownNow().awaitTermination();

        assertProblem(ServerProblem.of(settings), "refused", "axon.axonserver.servers");
    }

    private static void assertProblem(Optional<ServerProblem> problem, String reason, String remedy) {
        assertThat(problem).hasValueSatisfying(it -> {
            assertThat(it.reason()).contains(reason);
            assertThat(it.remedy()).contains(remedy);
        });
    }

    private void startWithTls() throws Exception {
        var file = directory.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var making = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO();
        assertThat(making.start().waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        start(NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .sslContext(GrpcSslContexts.configure(SslContextBuilder.forServer(keys))
                        .build()));
    }

    private void start(NettyServerBuilder builder) throws IOException {
        server = builder.addService(new PlatformServiceImplBase() {
                    @Override
                    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
                        if (refusal != null) {
                            answer.onError(refusal.asRuntimeException());
                        } else {
                            answer.onNext(PlatformInfo.getDefaultInstance());
                            answer.onCompleted();
                        }
                    }
                })
                .build()
                .start();
    }

    private AxonServerConfiguration settings() {
        var settings = new AxonServerConfiguration();
        settings.setServers("127.0.0.1:" + server.getPort());
        settings.setComponentName("test");
        settings.setClientId("test");
        settings.setContext("default");
        return settings;
    }
}
