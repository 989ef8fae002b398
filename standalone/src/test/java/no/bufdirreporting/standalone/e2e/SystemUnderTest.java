package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.util.FileSystemUtils;

/**
 * The target of the end-to-end tests: {@code bufdir.base-url} if set, as when they run against split processes, else a
 * standalone application that is started once for all of them.
 */
public final class SystemUnderTest {

    /** The token of the system's auditor. */
    public static final String ADMIN_TOKEN = "a-token-for-tests";

    private SystemUnderTest() {}

    private static final class Started {

        static final String BASE_URL = start();

        private static String start() {
            try {
                var directory = Files.createTempDirectory("bufdir-e2e");
                var application = ApplicationProcess.start(directory, Auditor.setting());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    application.close();
                    try {
                        FileSystemUtils.deleteRecursively(directory);
                    } catch (IOException left) {
                        throw new UncheckedIOException(left);
                    }
                }));
                return application.baseUrl();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A new client that shares no connection with others. */
    public static Api api() {
        return new Api(baseUrl());
    }

    public static String baseUrl() {
        String given = System.getProperty("bufdir.base-url");
        return given == null ? Started.BASE_URL : given.replaceAll("/+$", "");
    }
}
