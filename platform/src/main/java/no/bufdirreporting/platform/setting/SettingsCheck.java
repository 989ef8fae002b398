package no.bufdirreporting.platform.setting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;

/**
 * Checks the settings before anything is started. Otherwise an unknown one would be ignored, and a value of another type
 * would fail somewhere within a bean.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Duration.class, "a duration such as 500ms, 5s or 2m",
            Integer.class, "a whole number, 1 or more",
            Boolean.class, "true or false");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = Setting.all();
        var problems = new ArrayList<String>();
        switchOn(settings, context.getEnvironment());
        named(context.getEnvironment())
                .filter(name -> settings.stream().noneMatch(it -> it.isNamed(name)))
                .forEach(name -> problems.add(name + " is unknown"));
        settings.forEach(it -> checkValue(it, context.getEnvironment(), problems));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    /** A setting that is true or false, and is given without a value, is true: {@code --bufdir.sample}. */
    private static void switchOn(List<Setting> settings, ConfigurableEnvironment environment) {
        var on = settings.stream()
                .filter(it -> it.type() == Boolean.class && "".equals(environment.getProperty(it.name())))
                .collect(Collectors.toMap(Setting::name, _ -> (Object) true));
        environment.getPropertySources().addFirst(new MapPropertySource("switches", on));
    }

    /** The names on the command line and in configuration files. The environment has variables of others, too. */
    private static Stream<String> named(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(it ->
                        it instanceof CommandLinePropertySource<?> || it instanceof OriginTrackedMapPropertySource)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(it -> Stream.of(it.getPropertyNames()))
                .filter(it -> it.startsWith(Setting.PREFIX))
                .distinct();
    }

    private static void checkValue(Setting setting, ConfigurableEnvironment environment, List<String> problems) {
        String value = environment.getProperty(setting.name());
        String expected = EXPECTED.get(setting.type());
        if (value != null && expected != null && !isValid(value.strip(), setting.type())) {
            problems.add("%s must be %s, but is '%s'".formatted(setting.name(), expected, value));
        }
    }

    private static boolean isValid(String value, Class<?> type) {
        try {
            return switch (ApplicationConversionService.getSharedInstance().convert(value, type)) {
                case Duration duration -> !duration.isNegative();
                case Integer number -> number > 0;
                case null -> false;
                default -> true;
            };
        } catch (ConversionException other) {
            return false;
        }
    }
}
