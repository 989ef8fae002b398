package no.bufdirreporting.standalone.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A headless Chromium, driven by the DevTools protocol. The tests of one JVM share it; it ends with the JVM. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static @Nullable Browser running;

    private final Path profile;
    private final Process process;
    private final String address;
    private final DevTools devTools;

    /** Opens a tab that runs some scripts first in each page. Skips the test that asks for it if there is no Chromium. */
    static Tab newTab(String... scripts) {
        var browser = running();
        try {
            var tab = new Tab(browser.devTools, browser.address);
            for (String script : scripts) {
                tab.onEveryPage(script);
            }
            return tab;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static synchronized Browser running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Browser start() {
        var chromium = installed();
        assumeTrue(
                chromium.isPresent(),
                "There is no Chromium on the PATH, so nothing is tested with a browser; `apt-get install chromium` has one");
        try {
            return new Browser(chromium.get());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

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

    private Browser(Path chromium) throws IOException {
        profile = Files.createTempDirectory("chromium");
        var builder = new ProcessBuilder(
                        chromium.toString(),
                        "--headless=new",
                        // Needed to start as root; harmless, since it only opens pages of the tests.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        // It speaks to the tests' servers only.
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-proxy-server",
                        "--no-first-run",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.log").toFile());
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        var endpoint = await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> Files.readAllLines(profile.resolve("DevToolsActivePort")), it -> it.size() == 2);
        address = "ws://localhost:" + endpoint.getFirst();
        devTools = new DevTools(URI.create(address + endpoint.getLast()));
    }

    private void end() {
        var all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> !process.isAlive() && all.stream().noneMatch(ApplicationProcess::runs));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            FileSystemUtils.deleteRecursively(profile);
            return Files.notExists(profile);
        });
    }
}
