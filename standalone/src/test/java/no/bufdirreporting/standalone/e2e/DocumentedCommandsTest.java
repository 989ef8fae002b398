package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the documentation, copied from top to bottom into one shell: every request of a block {@code sh} succeeds,
 * of {@code sh 400} gets that status, and of {@code sh stream} is an answer that does not end.
 */
@StandaloneOnly
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PAGES =
            List.of("README.md", "docs/rest-clients.md", "docs/watchers.md", "docs/auditors.md");
    private static final Pattern BLOCK = Pattern.compile("```sh ?(\\w*)\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Set<String> TOOLS = Set.of("bash", "curl", "jq", "python3");
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    private static Path directory;

    @Test
    void everyCommandWorks() throws Exception {
        assumeTrue(
                TOOLS.stream().allMatch(DocumentedCommandsTest::isInstalled),
                "bash, curl, jq and python3 run the commands of the documentation; one of them is missing");
        try (var application = ApplicationProcess.start(directory.resolve("data"), Auditor.setting())) {
            var script = new StringBuilder("set -euo pipefail\n");
            for (var page : PAGES) {
                var blocks = BLOCK.matcher(Files.readString(ROOT.resolve(page)))
                        .results()
                        .map(block -> script(block, application.baseUrl()))
                        .toList();
                assertThat(blocks).as(page).isNotEmpty();
                blocks.forEach(block -> script.append(block).append('\n'));
            }
            run(script.toString());
        }
    }

    private static void run(String script) throws IOException, InterruptedException {
        var output = directory.resolve("output");
        var shell = new ProcessBuilder("bash", "-xc", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(shell.waitFor()).as(Files.readString(output)).isZero();
    }

    /** A shell function in place of curl tells a status of another kind than the one that is expected. */
    private static String script(MatchResult block, String baseUrl) {
        String kind = block.group(1);
        String commands = block.group(2)
                .replace("localhost:8080", baseUrl.replace("http://", ""))
                .replace("the-token-that-was-logged", Auditor.TOKEN)
                .replace(
                        "docs/audit-chain.py",
                        ROOT.resolve("docs/audit-chain.py").toString());
        return switch (kind) {
            case "stream" -> "(timeout 3 " + commands + " > stream || true); grep -q '^data:' stream";
            case "" -> "curl() { command curl --fail-with-body \"$@\"; }\n" + commands;
            default ->
                "curl() { command curl -w '%{http_code}' \"$@\"; }\n{ " + commands + "; } | tee answer; grep -q '"
                        + kind + "$' answer";
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
}
