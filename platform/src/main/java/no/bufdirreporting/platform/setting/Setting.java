package no.bufdirreporting.platform.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A setting of the service, as Boot's configuration metadata describes it.
 *
 * @param type the class of its values, without the types of elements
 * @param defaultValue null if there is none
 */
public record Setting(
        String name,
        Class<?> type,
        String description,
        @Nullable String defaultValue) {

    static final String PREFIX = "bufdir.";

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** All settings of the whole system, by name: also those of sides that this process does not run. */
    public static List<Setting> all() {
        try {
            return Collections.list(Setting.class.getClassLoader().getResources(METADATA)).stream()
                    .flatMap(Setting::in)
                    .filter(it -> it.required("name").stringValue().startsWith(PREFIX))
                    .map(Setting::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> in(URL file) {
        try (var content = file.openStream()) {
            byte[] json = content.readAllBytes();
            return JsonMapper.shared().readTree(json).path("properties").valueStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Setting of(JsonNode property) {
        String type = property.required("type").stringValue().replaceFirst("<.*", "");
        var given = property.get("defaultValue");
        return new Setting(
                property.required("name").stringValue(),
                ClassUtils.resolveClassName(type, Setting.class.getClassLoader()),
                property.required("description").stringValue(),
                given == null ? null : given.asString());
    }

    /** Whether a property has its name, however that is spelled, with or without an index. */
    boolean isNamed(String property) {
        return uniform(property).equals(uniform(name));
    }

    private static String uniform(String name) {
        return name.replaceAll("\\[.*", "").replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
