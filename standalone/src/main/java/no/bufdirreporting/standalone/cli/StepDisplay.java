package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.audit.query.VerificationAtRest;
import no.bufdirreporting.audit.query.VerificationAtRest.Step;
import org.jspecify.annotations.Nullable;

/** The progress of a verification, one display for each of its steps. */
final class StepDisplay implements VerificationAtRest.Listener, AutoCloseable {

    private @Nullable Step step;
    private @Nullable ProgressDisplay display;

    @Override
    public synchronized void progress(Step now, long position, long head) {
        var shown = display;
        if (shown == null || now != step) {
            close();
            step = now;
            shown = new ProgressDisplay(
                    switch (now) {
                        case CATCHING_UP -> "Catching up";
                        case REPLAYING -> "Replay";
                    });
            display = shown;
        }
        shown.at(position, head);
    }

    @Override
    public synchronized void close() {
        if (display != null) {
            display.close();
        }
    }
}
