package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says instead of starting the service. */
@StandaloneOnly
class HelpTest {

    @TempDir
    Path directory;

    @Test
    void helpListsCommandsAndSettings() throws Exception {
        assertThat(run("--help").expect(0).text())
                .contains("--<setting>=<value>", "audit ", "events ")
                .contains("bufdir.data-dir", "bufdir.watch.retry", "(2s)");
        assertThat(run("--server.port=1", "-h").expect(0).text()).contains("bufdir.data-dir");
        assertThat(run("--version").expect(0).text()).startsWith("Bufdir reporting ");
    }

    @Test
    void whatIsNeitherCommandNorSettingIsNamed() throws Exception {
        assertThat(run("--server.port=1", "--colour=red").expect(2).errors())
                .contains("Unknown option: '--colour=red'", "bufdir.data-dir")
                .doesNotContain("'--server.port=1'");
        assertThat(run("audti").expect(2).errors()).contains("'audti'", "audit");
        assertThat(directory).isEmptyDirectory();
    }

    private CommandProcess.Ended run(String... arguments) throws Exception {
        return CommandProcess.launchBare(arguments).ended();
    }
}
