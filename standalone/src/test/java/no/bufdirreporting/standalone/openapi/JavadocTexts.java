package no.bufdirreporting.standalone.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.binding.RequestFields;

/** The Javadoc of records, read from their sources. Names of components are shown as the API has them. */
final class JavadocTexts {

    private static final List<String> MODULES = List.of("shared-api", "platform", "command-side", "query-side");
    private static final Pattern TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");

    private JavadocTexts() {}

    /** What a record is. */
    static Optional<String> ofClass(Class<?> record) {
        return comment(record)
                .map(text -> clean(record, text.split("(?m)^@", 2)[0]))
                .filter(it -> !it.isEmpty());
    }

    /** What a component is. */
    static Optional<String> ofComponent(Class<?> record, String component) {
        return comment(record)
                .map(text -> Pattern.compile("(?ms)^@param " + component + "\\s+(.*?)(?=^@|\\z)")
                        .matcher(text))
                .filter(Matcher::find)
                .map(found -> clean(record, found.group(1)));
    }

    private static Optional<String> comment(Class<?> record) {
        String start = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:(?:public|private|sealed) )*"
                + (record.isRecord() ? "record " : "interface ") + record.getSimpleName() + "\\b";
        var found = Pattern.compile(start, Pattern.DOTALL).matcher(source(record));
        return found.find() ? Optional.of(found.group(1).replaceAll("(?m)^[\\s*]+", "")) : Optional.empty();
    }

    private static String source(Class<?> type) {
        String file =
                "src/main/java/" + type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        return MODULES.stream()
                .map(it -> Path.of("..", it, file))
                .filter(Files::exists)
                .findFirst()
                .map(JavadocTexts::read)
                .orElseThrow(() -> new IllegalStateException("No source of " + type));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String clean(Class<?> record, String text) {
        String cleaned = TAG.matcher(text).replaceAll("$1");
        if (record.isRecord()) {
            for (var field : RequestFields.of(record)) {
                cleaned = cleaned.replaceAll("\\b" + field.component().getName() + "\\b", field.name());
            }
        }
        return cleaned.replaceAll("\\s+", " ").strip();
    }
}
