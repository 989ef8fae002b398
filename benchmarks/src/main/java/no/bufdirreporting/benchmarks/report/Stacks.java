package no.bufdirreporting.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The sampled stacks of a recording, each from the group of its thread down to the method that ran. */
public record Stacks(List<List<String>> stacks) {

    private static final int DEPTH = 90;

    /** Libraries by the packages that name them. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "no.bufdirreporting.", "the product's own code",
            "org.axonframework.", "Axon",
            "org.postgresql.", "PostgreSQL's driver",
            "com.zaxxer.", "connection pool",
            "org.hibernate.", "Hibernate",
            "org.springframework.", "Spring",
            "org.apache.", "Tomcat",
            "tools.jackson.", "Jackson of HTTP",
            "com.fasterxml.", "Jackson of stored messages");

    /** Reads the samples of Java code, and those of threads in native methods that are not waiting. */
    public static Stacks read(Path recording) throws IOException {
        var stacks = new ArrayList<List<String>>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    stacks.add(stack(event));
                }
            }
        }
        return new Stacks(stacks);
    }

    private static List<String> stack(RecordedEvent event) {
        var frames = new ArrayList<>(event.getStackTrace().getFrames().stream()
                .limit(DEPTH)
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .toList());
        var thread = event.getThread("sampledThread");
        String name = thread == null ? null : thread.getJavaName();
        frames.add(name == null || name.isEmpty() ? "(unnamed threads)" : name.replaceAll("\\d+", "N"));
        Collections.reverse(frames);
        return frames;
    }

    /** The share of each group of threads. */
    public Table byThread() {
        return shares("Sampled Java time by thread", List::getFirst);
    }

    /** The share of each library: that of the last method on a stack that is none of the JDK's. */
    public Table byLibrary() {
        return shares("Sampled Java time by library", Stacks::library);
    }

    private static String library(List<String> stack) {
        for (String frame : stack.reversed()) {
            for (var library : LIBRARIES.entrySet()) {
                if (frame.startsWith(library.getKey())) {
                    return library.getValue();
                }
            }
        }
        return "JDK and others";
    }

    private Table shares(String title, Function<List<String>, String> key) {
        var counts = stacks.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
        var rows = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(12)
                .map(it -> List.of(it.getKey(), Numbers.text(100.0 * it.getValue() / stacks.size()) + " %"))
                .toList();
        return new Table(title + " (" + stacks.size() + " samples)", List.of("", "share"), rows);
    }
}
