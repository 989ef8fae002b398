package no.bufdirreporting.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The product's jar as operators are advised to start it: extracted, with an AOT cache of the classes that an earlier
 * start loaded. Its first process writes that cache when it ends; all later ones start with it.
 */
public final class Installation {

    private final Path jar;
    private final Path cache;

    private Installation(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
    }

    /** Extracts an executable jar into a directory. */
    public static Installation extract(Path jar, Path directory) throws IOException, InterruptedException {
        var command = List.of(
                JavaProcess.jdk("java"),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                directory.toString());
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("Could not extract " + jar + ": " + code);
        }
        return new Installation(directory.resolve(jar.getFileName()), directory.resolve("start.aot"));
    }

    Path jar() {
        return jar;
    }

    List<String> options() {
        return List.of((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
    }
}
