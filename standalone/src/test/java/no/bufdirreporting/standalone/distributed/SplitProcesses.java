package no.bufdirreporting.standalone.distributed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.standalone.deploy.RunningGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Runs tests against a {@link Cluster} that is started once. Maven registers this extension for one execution only;
 * without a cluster nothing runs.
 */
public final class SplitProcesses implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, TestWatcher {

    private static final int MAX_LINES = 60;

    private static @Nullable String missing;
    private static @Nullable Cluster cluster;
    private static @Nullable RuntimeException failure;

    private final Map<Path, Long> lengths = new HashMap<>();

    /** The cluster that all tests share. */
    static synchronized Cluster cluster() {
        if (failure != null) {
            throw failure;
        }
        if (cluster == null) {
            try {
                cluster = Cluster.start();
            } catch (RuntimeException failed) {
                failure = failed;
                throw failed;
            }
            System.setProperty("bufdir.base-url", cluster.baseUrl());
        }
        return cluster;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String why = missing();
        return why.isEmpty()
                ? ConditionEvaluationResult.enabled("A cluster can be started")
                : ConditionEvaluationResult.disabled(why);
    }

    private static synchronized String missing() {
        if (missing == null) {
            missing = !RunningGateway.isPossible()
                    ? "There is no nginx for the gateway, so nothing was run against split processes"
                    : Stores.areAvailable()
                            ? ""
                            : "Neither Docker nor AXON_SERVER=host:port, so nothing was run against split processes";
            if (!missing.isEmpty()) {
                System.out.println(missing);
            }
        }
        return missing;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        lengths.clear();
        for (Path log : logs()) {
            lengths.put(log, Files.size(log));
        }
    }

    /** Prints what the processes have logged during the failed test. */
    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        try {
            for (Path log : logs()) {
                byte[] all = Files.readAllBytes(log);
                int from = (int) Math.min(lengths.getOrDefault(log, 0L), all.length);
                var lines = new String(all, from, all.length - from).lines().toList();
                if (!lines.isEmpty()) {
                    System.out.println("--- " + log.getFileName() + " during " + context.getDisplayName());
                    lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size())
                            .forEach(System.out::println);
                }
            }
        } catch (IOException unreadable) {
            cause.addSuppressed(unreadable);
        }
    }

    private static List<Path> logs() throws IOException {
        if (Files.notExists(Cluster.LOGS)) {
            return List.of();
        }
        try (var files = Files.list(Cluster.LOGS)) {
            return files.filter(it -> it.toString().endsWith(".log")).sorted().toList();
        }
    }
}
