package no.bufdirreporting.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw} on a machine that has no JDK of the wanted version: it downloads one, from a server of the test. */
class MavenWrapperTest {

    private static final Path ROOT = Path.of("..");
    private static final String RELEASE = "jdk-99.0.1+2";
    private static final String SCRIPT = "#!/bin/sh\n";

    @TempDir
    Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private byte[] archive = {};
    private String checksum = "";

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "mvnw is a script for a Unix shell");
        Files.createDirectories(directory.resolve(".mvn/wrapper"));
        Files.copy(ROOT.resolve("mvnw"), directory.resolve("mvnw"));
        Files.writeString(
                directory.resolve("pom.xml"),
                Files.readString(ROOT.resolve("pom.xml")).replaceFirst("<java.version>\\d+<", "<java.version>99<"));
        Files.writeString(
                directory.resolve(".mvn/wrapper/maven-wrapper.properties"),
                Files.readString(ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))
                        .replaceFirst("(?m)^jdkRelease=.*", "jdkRelease=" + RELEASE));
        write(
                "maven/bin/mvn",
                SCRIPT + "[ \"$1\" = --version ] && echo Apache Maven 3.9.9 || echo built with $JAVA_HOME\n");
        archive = jdk();
        checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getRawPath());
            boolean isChecksum = exchange.getRequestURI().getPath().startsWith("/checksum/");
            byte[] body = isChecksum ? (checksum + "  jdk.tar.gz\n").getBytes(StandardCharsets.US_ASCII) : archive;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aJdkIsDownloadedOnceIntoTheHomeOfTheUser() throws Exception {
        var home = directory.resolve("home/.m2/wrapper/dists-bufdir").resolve(RELEASE);

        assertThat(mvnw()).contains("downloading Temurin " + RELEASE).endsWith("built with " + home + "\n");
        assertThat(requests).hasSize(2).allMatch(it -> it.contains("/version/jdk-99.0.1%2B2/"));
        assertThat(mvnw()).isEqualTo("built with " + home + "\n");
        assertThat(requests).hasSize(2);
    }

    @Test
    void anArchiveWithAnotherChecksumIsNotUsed() throws Exception {
        checksum = "0".repeat(64);

        assertThat(mvnw()).contains("has another checksum than expected").doesNotContain("built with");
        assertThat(directory.resolve("home/.m2/wrapper/dists-bufdir")).isEmptyDirectory();
    }

    @Test
    void withoutTheServerItSaysWhatToDo() throws Exception {
        server.stop(0);

        assertThat(mvnw()).contains("could not download", "needs a JDK 99 or newer. Install one", "set JAVA_HOME");
    }

    private String mvnw() throws Exception {
        var builder = new ProcessBuilder("/bin/sh", directory.resolve("mvnw").toString(), "verify")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", directory.resolve("home").toString());
        builder.environment().put("MAVEN_HOME", directory.resolve("maven").toString());
        builder.environment()
                .put("BUFDIR_JDK_URL", "http://localhost:" + server.getAddress().getPort());
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private void write(String path, String content) throws IOException {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Just enough of a JDK to be taken for one. */
    private static byte[] jdk() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (var file : List.of("bin/java", "bin/javac", "release")) {
                byte[] content = (file.equals("release") ? "JAVA_VERSION=\"99.0.1\"\n" : SCRIPT)
                        .getBytes(StandardCharsets.US_ASCII);
                var entry = new TarArchiveEntry("jdk-99/" + file);
                entry.setMode(0755);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
