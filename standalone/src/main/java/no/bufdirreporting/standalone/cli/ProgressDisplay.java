package no.bufdirreporting.standalone.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Displays progress on standard error: a bar on a terminal, otherwise a line every few seconds. */
final class ProgressDisplay implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int WIDTH = 100;
    private static final int REDRAW_MILLIS = 200;

    private final String task;
    private final String things;
    private final PrintStream out = System.err;
    private final @Nullable ProgressBar bar;
    private long lastPrinted = System.nanoTime();

    /** @param task the name of a task that goes through events */
    ProgressDisplay(String task) {
        this(task, "events");
    }

    /** @param things what the task goes through */
    ProgressDisplay(String task, String things) {
        this.task = task;
        this.things = things;
        var console = System.console();
        this.bar = console != null && console.isTerminal() ? bar() : null;
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .showSpeed()
                .build();
    }

    /** @param position the part of {@code end} that is done */
    synchronized void at(long position, long end) {
        if (bar != null) {
            bar.maxHint(end);
            bar.stepTo(position);
        } else if (System.nanoTime() - lastPrinted > INTERVAL.toNanos()) {
            lastPrinted = System.nanoTime();
            out.printf("%s: %s of %s %s (%s %%)%n", task, position, end, things, position * 100 / Math.max(1, end));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
