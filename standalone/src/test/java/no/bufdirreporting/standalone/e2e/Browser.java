package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a headless Chromium, driven by the DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Messages messages = new Messages();
    private final WebSocket page;
    private int requests;

    /** The Chromium on the PATH; empty if there is none that can be run. */
    private static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .filter(Browser::tellsItsVersion)
                .findFirst();
    }

    /** Checks that it is Chromium itself: some distributions install a script that only tells how to get it. */
    private static boolean tellsItsVersion(Path command) {
        try {
            return new ProcessBuilder(command.toString(), "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notEvenThat) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Skips the test that asks for it if there is no Chromium. */
    static Browser open() throws IOException {
        var chromium = installed();
        assumeTrue(
                chromium.isPresent(),
                "There is no Chromium on the PATH, so nothing is tested with a browser; `apt-get install chromium` has one");
        return open(chromium.get());
    }

    private static Browser open(Path chromium) throws IOException {
        var profile = Files.createTempDirectory("chromium");
        var builder = new ProcessBuilder(
                        chromium.toString(),
                        "--headless=new",
                        // Needed to start as root; harmless, since it only opens pages of the tests.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", profile.toString());
        var process = builder.start();
        try {
            return new Browser(profile, process);
        } catch (RuntimeException | Error failed) {
            end(process, profile);
            throw failed;
        }
    }

    private Browser(Path profile, Process process) {
        this.profile = profile;
        this.process = process;
        this.page = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(this::connect, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<WebSocket> connect() throws IOException {
        int port = Integer.parseInt(
                Files.readAllLines(profile.resolve("DevToolsActivePort")).getFirst());
        var pages = JSON.readTree(
                new Api("http://localhost:" + port).get("/json/list").body());
        return pages.valueStream()
                .filter(it -> it.required("type").stringValue().equals("page"))
                .map(it -> it.required("webSocketDebuggerUrl").stringValue())
                .findFirst()
                .map(url -> http.newWebSocketBuilder()
                        .buildAsync(URI.create(url), messages)
                        .join());
    }

    /** Opens a page and waits until it is loaded. */
    void show(String url) throws InterruptedException {
        send("Page.navigate", Map.of("url", url));
        await().atMost(PATIENCE)
                .until(() -> evaluate("document.readyState === 'complete' && location.href === '%s'".formatted(url))
                        .booleanValue());
    }

    /** The value of an expression in the page; that of a promise once it is there. */
    JsonNode evaluate(String expression) throws InterruptedException {
        var answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
        return answer.required("result").path("value");
    }

    /** Sends a command of the DevTools protocol. */
    synchronized JsonNode send(String method, Map<String, ?> parameters) throws InterruptedException {
        int id = ++requests;
        page.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        while (true) {
            var message = messages.whole.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("an answer to " + method).isNotNull();
            if (message.path("id").asInt(0) == id) {
                return message.required("result");
            }
        }
    }

    @Override
    public void close() throws IOException {
        http.shutdownNow();
        end(process, profile);
    }

    private static void end(Process process, Path profile) throws IOException {
        var all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> !process.isAlive() && all.stream().noneMatch(ApplicationProcess::runs));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            FileSystemUtils.deleteRecursively(profile);
            return Files.notExists(profile);
        });
    }

    /** Joins the parts of text messages. */
    private static final class Messages implements WebSocket.Listener {

        private final LinkedBlockingQueue<JsonNode> whole = new LinkedBlockingQueue<>();
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                whole.add(JSON.readTree(parts.toString()));
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
