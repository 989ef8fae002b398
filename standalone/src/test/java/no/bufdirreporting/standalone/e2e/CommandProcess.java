package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.bufdirreporting.standalone.OwnJvm;
import no.bufdirreporting.standalone.StandaloneApplication;
import no.bufdirreporting.standalone.postgres.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command of the command line, as a process of its own. */
record CommandProcess(Process process, Path out, Path err) {

    private static final int PATIENCE_SECONDS = 120;

    /** The exit code and output of an ended command. */
    record Ended(int code, byte[] bytes, String errors) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(bytes);
        }

        Ended expect(int expected) {
            assertThat(code).as(text() + errors).isEqualTo(expected);
            return this;
        }
    }

    /** Starts it on a data directory. */
    static CommandProcess launch(Path directory, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir=" + directory);
        return launchBare(all.toArray(String[]::new));
    }

    /** Starts the application with these arguments only. */
    static CommandProcess launchBare(String... arguments) throws IOException {
        var command =
                OwnJvm.command("256m", StandaloneApplication.class, "-Dbufdir.binaries-dir=" + TestDatabase.BINARIES);
        command.addAll(List.of(arguments));
        var out = Files.createTempFile("command", ".out");
        var err = Files.createTempFile("command", ".err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new CommandProcess(process, out, err);
    }

    static Ended run(Path directory, String... arguments) throws Exception {
        return launch(directory, arguments).ended();
    }

    Ended ended() throws Exception {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The command did not end:\n" + Files.readString(err));
        }
        var ended = new Ended(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ended;
    }

    /** Sends SIGINT, as Ctrl-C does. */
    void interrupt() throws Exception {
        // If SIGINT was ignored where the tests were started, the process inherits that; SIGTERM has the same effect.
        boolean ignored = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(it -> it.startsWith("SigIgn:"))
                .anyMatch(it -> (Long.parseUnsignedLong(it.split("\\s+")[1], 16) & 2) != 0);
        new ProcessBuilder("/bin/sh", "-c", "kill -" + (ignored ? "TERM" : "INT") + " " + process.pid())
                .start()
                .waitFor();
    }
}
