package no.bufdirreporting.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * Starts main classes of the project as JVMs of their own. They share an archive of loaded classes, which the first test
 * run makes after a build: loading and verifying classes is most of what a start of the application costs.
 */
public final class OwnJvm {

    private static final Path DIRECTORY = Path.of("target", "own-jvm").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Such a JVM ends before it has earned back what the second compiler and a concurrent collector cost. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Options, in the place of those, of a JVM that is measured: the JVM's own defaults. */
    public static final List<String> MEASURED = List.of("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC");

    /** Libraries that would describe the API in every application if they were on its class path. */
    private static final Pattern DESCRIBES_THE_API = Pattern.compile(".*\\W(springdoc|swagger)\\W.*");

    private OwnJvm() {}

    private static final class Prepared {

        static final List<String> WORDS = prepare();

        private static List<String> prepare() {
            try {
                var given = Stream.of(
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                        .split(File.pathSeparator))
                        .map(Path::of)
                        .filter(Files::exists)
                        .filter(it -> !DESCRIBES_THE_API.matcher(it.toString()).matches())
                        .toList();
                var directory =
                        DIRECTORY.resolve(Integer.toHexString(filesOf(given).hashCode()));
                if (Files.notExists(directory)) {
                    FileSystemUtils.deleteRecursively(DIRECTORY);
                    make(directory, given);
                }
                return words(directory, given, "SharedArchiveFile");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The words that start a main class with so much memory, as {@code 512m}; its arguments follow them. */
    public static List<String> command(String heap, Class<?> main, String... options) {
        var command = new ArrayList<>(List.of(JAVA, "-Xmx" + heap));
        command.addAll(Prepared.WORDS);
        // Of options that contradict one another, the last one counts.
        command.addAll(List.of(options));
        command.add(main.getName());
        return command;
    }

    private static List<String> words(Path directory, List<Path> classPath, String archiveOption) {
        var words = new ArrayList<>(SHORT_LIVED);
        words.add("-XX:%s=%s".formatted(archiveOption, directory.resolve("classes.jsa")));
        // Tests read what a process writes to its output.
        words.add("-Xlog:disable");
        words.add("-Xlog:all=warning:stderr");
        words.add("-cp");
        words.add(String.join(
                File.pathSeparator,
                classPath.stream()
                        .map(entry -> Files.isDirectory(entry) ? jar(directory, entry) : entry)
                        .map(Path::toString)
                        .toList()));
        return words;
    }

    private static Path jar(Path directory, Path classes) {
        return directory.resolve(classes.getParent().getParent().getFileName() + "-" + classes.getFileName() + ".jar");
    }

    /** Names, sizes and times of all files of a class path. */
    private static List<String> filesOf(List<Path> classPath) throws IOException {
        var files = new ArrayList<String>();
        for (Path entry : classPath) {
            try (var all = Files.walk(entry)) {
                for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                    var attributes = Files.readAttributes(each, BasicFileAttributes.class);
                    files.add(each + " " + attributes.size() + " " + attributes.lastModifiedTime());
                }
            }
        }
        return files;
    }

    /**
     * Packs directories, since only classes of jars can be archived, and archives what a start loads. What configures the
     * logs of tests is left out: these processes log as the product does.
     */
    private static void make(Path directory, List<Path> classPath) throws IOException {
        var unfinished = Files.createDirectories(DIRECTORY.resolve("unfinished"));
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                pack(entry, jar(unfinished, entry));
            }
        }
        Files.move(unfinished, directory);
        var data = Files.createTempDirectory("bufdir-archive");
        var command = new ArrayList<>(List.of(JAVA, "-Xmx512m"));
        command.addAll(words(directory, classPath, "ArchiveClassesAtExit"));
        command.addAll(List.of(
                OwnJvm.class.getName(),
                "--server.port=0",
                "--bufdir.data-dir=" + data,
                "--bufdir.binaries-dir=" + System.getProperty("bufdir.binaries-dir", "target/postgres-bin")));
        var log = directory.resolve("archive.log");
        try {
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                String output = Files.readString(log);
                FileSystemUtils.deleteRecursively(directory);
                throw new IllegalStateException("No classes were archived:\n" + output);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var files = Files.walk(classes);
                var to = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path each : files.sorted().toList()) {
                String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
                if (Files.isDirectory(each)) {
                    if (!name.isEmpty()) {
                        to.putNextEntry(new ZipEntry(name + "/"));
                    }
                } else if (!name.equals("logback-test.xml")) {
                    to.putNextEntry(new ZipEntry(name));
                    Files.copy(each, to);
                }
            }
        }
    }

    /** A start of the application, and its end: the classes of both are archived. */
    public static void main(String[] arguments) {
        // As the application itself does.
        Locale.setDefault(Locale.ROOT);
        SpringApplication.run(StandaloneApplication.class, arguments).close();
    }
}
