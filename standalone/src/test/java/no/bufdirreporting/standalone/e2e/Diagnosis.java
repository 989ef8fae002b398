package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The instances and threads of a JVM, from its diagnostic commands. */
final class Diagnosis {

    private static final Pattern INSTANCES = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(\\S+).*$", Pattern.MULTILINE);
    private static final Pattern THREAD = Pattern.compile("^#\\d+ \"([^\"]*)\".*$", Pattern.MULTILINE);

    private final long pid;

    Diagnosis(ProcessHandle jvm) {
        this.pid = jvm.pid();
    }

    /** The number of reachable instances, by class name. */
    Map<String, Integer> instances() {
        var instances = new TreeMap<String, Integer>();
        var rows = INSTANCES.matcher(jcmd("GC.class_histogram"));
        while (rows.find()) {
            instances.merge(rows.group(2), Integer.valueOf(rows.group(1)), Integer::sum);
        }
        assertThat(instances).containsKey("java.lang.String");
        return instances;
    }

    /** The number of threads, including virtual ones, by name without numbers. */
    Map<String, Integer> threads() {
        try {
            var dump = Files.createTempFile("threads", ".txt");
            try {
                jcmd("Thread.dump_to_file", "-overwrite", dump.toString());
                var threads = new TreeMap<String, Integer>();
                var rows = THREAD.matcher(Files.readString(dump));
                while (rows.find()) {
                    threads.merge(rows.group(1).replaceAll("\\d+", ""), 1, Integer::sum);
                }
                assertThat(threads).containsKey("Finalizer");
                return threads;
            } finally {
                Files.delete(dump);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String jcmd(String... command) {
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        words.addAll(List.of(command));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
