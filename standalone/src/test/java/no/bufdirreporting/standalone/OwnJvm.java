package no.bufdirreporting.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.springframework.util.FileSystemUtils;

/**
 * Starts main classes of the project as JVMs of their own. They share an archive of loaded classes, which the first test
 * run makes after a build: loading and verifying classes is most of what a start of the application costs.
 *
 * <p>The product has no classes of tests on its class path: its component scan would find the configurations among them.
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

    /**
     * What all processes share.
     *
     * @param directory where the archive and the jars of class directories are
     * @param product the class path of the product, with libraries of tests
     * @param tests the classes of tests
     */
    private record Prepared(Path directory, List<Path> product, List<Path> tests) {

        static final Prepared ONCE = prepare();

        private static Prepared prepare() {
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
                var parts = given.stream().collect(Collectors.partitioningBy(it -> it.endsWith("test-classes")));
                var prepared = new Prepared(directory, parts.get(false), parts.get(true));
                if (Files.notExists(directory)) {
                    FileSystemUtils.deleteRecursively(DIRECTORY);
                    prepared.make();
                }
                return prepared;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        List<String> words(String archiveOption, Class<?> main) {
            var words = new ArrayList<>(SHORT_LIVED);
            words.add("-XX:%s=%s".formatted(archiveOption, directory.resolve("classes.jsa")));
            // Tests read what a process writes to its output.
            words.add("-Xlog:disable");
            words.add("-Xlog:all=warning:stderr");
            words.add("-cp");
            // The archive is used if the class path begins with the one that it was made with.
            words.add(Stream.concat(product.stream(), isOfTests(main) ? tests.stream() : Stream.empty())
                    .map(entry -> Files.isDirectory(entry) ? jar(directory, entry) : entry)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)));
            return words;
        }

        private boolean isOfTests(Class<?> main) {
            String file = main.getName().replace('.', '/') + ".class";
            return tests.stream().anyMatch(it -> Files.exists(it.resolve(file)));
        }

        /** Packs directories, since only classes of jars can be archived, and archives what a start and an end load. */
        private void make() throws IOException {
            var unfinished = Files.createDirectories(DIRECTORY.resolve("unfinished"));
            for (Path entry : Stream.concat(product.stream(), tests.stream()).toList()) {
                if (Files.isDirectory(entry)) {
                    pack(entry, jar(unfinished, entry));
                }
            }
            Files.move(unfinished, directory);
            var data = Files.createTempDirectory("bufdir-archive");
            var command = new ArrayList<>(List.of(JAVA, "-Xmx512m"));
            command.addAll(words("ArchiveClassesAtExit", StandaloneApplication.class));
            command.addAll(List.of(
                    StandaloneApplication.class.getName(),
                    "--server.port=0",
                    "--bufdir.data-dir=" + data,
                    "--bufdir.binaries-dir=" + System.getProperty("bufdir.binaries-dir", "target/postgres-bin")));
            try {
                var process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                var output = new StringBuilder();
                try (var lines = process.inputReader()) {
                    for (String line; (line = lines.readLine()) != null; ) {
                        output.append(line).append('\n');
                        if (line.contains("Started in ")) {
                            // Unlike the process itself, its handle leaves the output open.
                            process.toHandle().destroy();
                        }
                    }
                }
                process.waitFor();
                if (Files.notExists(directory.resolve("classes.jsa"))) {
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
    }

    /** The words that start a main class with so much memory, as {@code 512m}; its arguments follow them. */
    public static List<String> command(String heap, Class<?> main, String... options) {
        var command = new ArrayList<>(List.of(JAVA, "-Xmx" + heap));
        command.addAll(Prepared.ONCE.words("SharedArchiveFile", main));
        // Of options that contradict one another, the last one counts.
        command.addAll(List.of(options));
        command.add(main.getName());
        return command;
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

    /** Leaves out what configures the logs of tests: these processes log as the product does. */
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
}
