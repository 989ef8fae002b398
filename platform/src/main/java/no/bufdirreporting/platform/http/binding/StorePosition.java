package no.bufdirreporting.platform.http.binding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A position in the event store as clients see it: the number, and the beginning of the chain hash at it, such as {@code
 * 42-3fa9c1d2e4b60718}. The hash identifies the store, and whether its history up to the position is still the same.
 *
 * @param hash 16 hexadecimal digits; null if only the number is given, which is believed
 */
public record StorePosition(long position, @Nullable String hash) {

    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,17})(?:-([0-9a-f]{16}))?");

    /** @throws InvalidValueException if it is not a position */
    public static StorePosition parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException("must be the position of a list, such as 42-3fa9c1d2e4b60718");
        }
        return new StorePosition(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    @Override
    public String toString() {
        return hash == null ? Long.toString(position) : position + "-" + hash;
    }
}
