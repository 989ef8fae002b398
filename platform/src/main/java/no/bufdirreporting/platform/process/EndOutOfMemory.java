package no.bufdirreporting.platform.process;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process when a thread ends for want of memory: without its threads for connections a web server hangs and
 * cannot even be stopped. {@code -XX:+ExitOnOutOfMemoryError} ends it sooner; this is for a {@code java -jar} without it.
 */
public final class EndOutOfMemory implements ApplicationListener<ApplicationStartingEvent> {

    private static final int EXIT_CODE = 3;

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(EndOutOfMemory::handle);
        }
    }

    private static void handle(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            System.err.println("The process ends itself, out of memory. Give it more with -Xmx.");
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        failure.printStackTrace();
    }
}
