package no.bufdirreporting.platform.http.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The headers of columns in Norwegian and the units of their values, from {@code table-columns.properties}. */
final class Headers {

    private static final Properties TEXTS = read();

    private Headers() {}

    static String of(Column column, Dialect dialect) {
        return dialect.isNorwegian() ? norwegian(column) : column.name();
    }

    /** The header of a field that has one of its own in its record, else those of the fields that lead to it. */
    private static String norwegian(Column column) {
        String own = TEXTS.getProperty(column.name());
        return own != null
                ? own
                : column.path().stream().map(it -> TEXTS.getProperty(it, it)).collect(Collectors.joining(": "));
    }

    /** The code of the unit by UN/CEFACT, such as HUR for hours. */
    static Optional<String> unit(Column column) {
        return Optional.ofNullable(TEXTS.getProperty(column.path().getLast() + ".unit"));
    }

    /** Whether every part of the column's header is in Norwegian. */
    static boolean isTranslated(Column column) {
        return TEXTS.containsKey(column.name()) || column.path().stream().allMatch(TEXTS::containsKey);
    }

    private static Properties read() {
        var texts = new Properties();
        try (var in = new ClassPathResource("table-columns.properties").getInputStream()) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return texts;
    }
}
