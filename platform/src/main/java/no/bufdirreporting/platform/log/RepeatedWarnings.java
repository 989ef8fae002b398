package no.bufdirreporting.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Lets a library write the same warning once a minute at most. Libraries log each retry with its stack trace, so that
 * an outage of seconds would fill the log. Warnings are the same if logger, message and exception are; their arguments
 * count only as far as they name a thing, not a number. Our own loggers are not affected.
 */
public final class RepeatedWarnings extends TurboFilter {

    private static final String OWN = "no.bufdirreporting";
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();
    private static final int REMEMBERED = 200;

    private final Map<Warning, Long> loggedAt = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Warning, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Warning(
            String logger,
            String message,
            @Nullable Object subject,
            @Nullable String failure) {}

    /** Adds the filter once the logging system is set up. */
    public static final class Installer implements ApplicationListener<ApplicationPreparedEvent> {

        @Override
        public void onApplicationEvent(ApplicationPreparedEvent prepared) {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging
                    && logging.getTurboFilterList().stream().noneMatch(RepeatedWarnings.class::isInstance)) {
                logging.addTurboFilter(new RepeatedWarnings());
            }
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        // Without a message the question is only whether the level is enabled.
        if (message == null
                || !level.isGreaterOrEqual(Level.WARN)
                || logger.getName().startsWith(OWN)) {
            return FilterReply.NEUTRAL;
        }
        return wasLoggedRecently(warning(logger, message, arguments, failure)) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private synchronized boolean wasLoggedRecently(Warning warning) {
        long now = System.nanoTime();
        Long before = loggedAt.get(warning);
        if (before != null && now - before < PAUSE) {
            return true;
        }
        loggedAt.remove(warning);
        loggedAt.put(warning, now);
        return false;
    }

    private static Warning warning(
            Logger logger, String message, Object @Nullable [] arguments, @Nullable Throwable failure) {
        Object subject = arguments == null || arguments.length == 0 ? null : arguments[0];
        return new Warning(
                logger.getName(),
                message,
                subject instanceof Throwable || subject instanceof Number ? null : Objects.toString(subject),
                failure(arguments, failure));
    }

    /** The class of the root cause. Its message may hold a number that differs each time. */
    private static @Nullable String failure(Object @Nullable [] arguments, @Nullable Throwable failure) {
        Throwable cause = failure;
        if (cause == null && arguments != null && arguments.length > 0) {
            cause = arguments[arguments.length - 1] instanceof Throwable last ? last : null;
        }
        for (int depth = 0; cause != null && cause.getCause() != null && depth < 32; depth++) {
            cause = cause.getCause();
        }
        return cause == null ? null : cause.getClass().getName();
    }
}
