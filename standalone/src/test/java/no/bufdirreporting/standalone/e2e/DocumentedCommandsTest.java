package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of the documentation, copied from top to bottom into one shell: every request of a block {@code sh} succeeds,
 * of {@code sh 400} gets that status, and of {@code sh stream} is an answer that does not end.
 */
@StandaloneOnly
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```sh ?(\\w*)\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Set<String> TOOLS = Set.of("bash", "curl", "jq", "python3");
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    private static Path directory;

    private static @Nullable ApplicationProcess application;

    @BeforeEach
    void start() throws IOException {
        if (application == null) {
            assumeTrue(
                    TOOLS.stream().allMatch(DocumentedCommandsTest::isInstalled),
                    "bash, curl, jq and python3 run the commands of the documentation; one of them is missing");
            application = ApplicationProcess.start(directory.resolve("data"), Auditor.setting());
        }
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/rest-clients.md", "docs/watchers.md", "docs/auditors.md"})
    void everyCommandWorks(String page) throws Exception {
        var commands = BLOCK.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(DocumentedCommandsTest::script)
                .collect(Collectors.joining("\n"));
        assertThat(commands).contains("curl");

        var shell = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        boolean ended = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();

        var output = Files.readString(directory.resolve("output"));
        assertThat(ended).as(output).isTrue();
        assertThat(shell.waitFor()).as(output).isZero();
    }

    /** A shell function in place of curl tells a status of another kind than the one that is expected. */
    private static String script(MatchResult block) {
        String kind = block.group(1);
        String commands = block.group(2)
                .replace("localhost:8080", application().baseUrl().replace("http://", ""))
                .replace("the-token-that-was-logged", Auditor.TOKEN)
                .replace("docs/audit-chain.py", ROOT.resolve("docs/audit-chain.py").toString());
        return switch (kind) {
            case "stream" -> "(timeout 3 " + commands + " > stream || true); grep -q '^data:' stream";
            case "" -> "curl() { command curl --fail-with-body \"$@\"; }\n" + commands;
            default ->
                "curl() { command curl -w '%{http_code}' \"$@\"; }\n{ " + commands + "; } | tee answer; grep -q '" + kind
                        + "$' answer";
        };
    }

    private static boolean isInstalled(String tool) {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ApplicationProcess application() {
        return Objects.requireNonNull(application);
    }
}
