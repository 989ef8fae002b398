package no.bufdirreporting.platform.http.binding;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the past in a request: an instant, or a position in the event store, as {@code position:42}.
 *
 * @param instant null if a position is given
 * @param position of the last event that had happened; null if an instant is given
 */
public record Moment(@Nullable Instant instant, @Nullable Long position) {

    private static final Pattern POSITION = Pattern.compile("position:(0|[1-9][0-9]{0,17})");

    /** @throws InvalidValueException if it is neither an instant nor a position */
    static Moment parse(String text) {
        var position = POSITION.matcher(text);
        if (position.matches()) {
            return new Moment(null, Long.valueOf(position.group(1)));
        }
        if (text.startsWith("position:")) {
            throw new InvalidValueException("must name a position as a whole number, such as position:42");
        }
        return new Moment(Times.instant(text), null);
    }
}
