package no.bufdirreporting.standalone.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Displays the progress of a task with several steps. */
final class StepDisplay<S extends Enum<S>> implements AutoCloseable {

    private @Nullable S step;
    private @Nullable ProgressDisplay display;

    synchronized void progress(S now, long position, long end) {
        var shown = display;
        if (shown == null || now != step) {
            close();
            step = now;
            shown = new ProgressDisplay(named(now));
            display = shown;
        }
        shown.at(position, end);
    }

    private static String named(Enum<?> step) {
        String words = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    @Override
    public synchronized void close() {
        if (display != null) {
            display.close();
        }
    }
}
