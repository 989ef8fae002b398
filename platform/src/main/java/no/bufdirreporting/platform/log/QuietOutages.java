package no.bufdirreporting.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.platform.axon.Unavailability;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Keeps the log short while a store is away. A warning that this is so has the reason in its line, and its stack trace only
 * if the logger of this class is at {@code debug}. A library can write the same warning once a minute at most: libraries log
 * each retry. Warnings are the same if logger, message and exception are; their arguments count only as far as they name a
 * thing, not a number.
 */
public final class QuietOutages extends TurboFilter {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(QuietOutages.class);
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
                    && logging.getTurboFilterList().stream().noneMatch(QuietOutages.class::isInstance)) {
                logging.addTurboFilter(new QuietOutages());
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
        if (message == null || !level.isGreaterOrEqual(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        Throwable given = failure == null ? lastOf(arguments) : failure;
        if (!logger.getName().startsWith(OWN) && wasLoggedRecently(warning(logger, message, arguments, given))) {
            return FilterReply.DENY;
        }
        if (given == null || log.isDebugEnabled() || !isOutage(given)) {
            return FilterReply.NEUTRAL;
        }
        String text = MessageFormatter.arrayFormat(message, arguments, given).getMessage();
        logger.log(
                marker,
                QuietOutages.class.getName(),
                Level.toLocationAwareLoggerInteger(level),
                text + ": " + Unavailability.reason(given),
                null,
                null);
        return FilterReply.DENY;
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
                // The message of the root cause may hold a number that differs each time.
                failure == null ? null : rootOf(failure).getClass().getName());
    }

    private static @Nullable Throwable lastOf(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last
                ? last
                : null;
    }

    /** Whether a store is away and nothing else is wrong: other causes need their stack trace. */
    private static boolean isOutage(Throwable failure) {
        Throwable root = rootOf(failure);
        return Unavailability.causes(failure) && (root instanceof IOException || Unavailability.is(root));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 32; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }
}
