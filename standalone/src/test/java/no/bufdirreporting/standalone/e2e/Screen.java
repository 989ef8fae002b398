package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What people see of the page and do with it: its size, colours and keys, and what is wrong with it. */
final class Screen implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Collects what the console would show: exceptions, and what the content security policy forbids. */
    private static final String COLLECT_FAULTS = """
            window.faults = [];
            addEventListener('error', it => faults.push(`${it.message ?? it.target?.src}`), true);
            addEventListener('unhandledrejection', it => faults.push(`${it.reason?.stack ?? it.reason}`));
            addEventListener('securitypolicyviolation', it => faults.push(`${it.violatedDirective} ${it.blockedURI}`));
            """;

    private static final String AXE = """
            axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(it => it.violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)))""";
    private static final Map<String, Integer> KEYS = Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowLeft", 37);

    private final Tab tab = Browser.newTab(COLLECT_FAULTS);

    /** Runs a script before those of each page that is opened from now on. */
    void onEveryPage(String script) throws InterruptedException {
        tab.onEveryPage(script);
    }

    /** Sets what the browser remembers of its user. */
    void remembers(String setting, String value) throws InterruptedException {
        String store = setting.equals("token") ? "sessionStorage" : "localStorage";
        onEveryPage("try { %s.setItem('bufdir.%s', '%s'); } catch {}".formatted(store, setting, value));
    }

    /** Opens a page anew, also if only what follows the # differs. */
    void open(String url) throws InterruptedException {
        tab.show("about:blank");
        tab.show(url);
    }

    void size(int width, int height) throws InterruptedException {
        tab.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void prefers(String colours) throws InterruptedException {
        var scheme = Map.of("name", "prefers-color-scheme", "value", colours);
        var motion = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        tab.send("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, motion)));
    }

    void press(String key) throws InterruptedException {
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            if (!type.equals("char") || key.equals("Enter")) {
                tab.send(
                        "Input.dispatchKeyEvent",
                        Map.of(
                                "type", type,
                                "key", key,
                                "code", key,
                                "text", key.equals("Enter") && type.equals("char") ? "\r" : "",
                                "windowsVirtualKeyCode", Objects.requireNonNull(KEYS.get(key))));
            }
        }
    }

    void type(String text) throws InterruptedException {
        tab.send("Input.insertText", Map.of("text", text));
    }

    /** Sets a field or choice as if somebody had. */
    void fill(String id, String value) throws InterruptedException {
        evaluate("""
                (it => { it.value = '%s'; it.dispatchEvent(new Event('input', {bubbles: true}));
                  it.dispatchEvent(new Event('change', {bubbles: true})); })(document.getElementById('%s'))""".formatted(value, id));
    }

    JsonNode evaluate(String expression) throws InterruptedException {
        return tab.evaluate(expression);
    }

    boolean holds(String expression) throws InterruptedException {
        return evaluate("Boolean(" + expression + ")").booleanValue();
    }

    String text(String selector) throws InterruptedException {
        return evaluate("document.querySelector(`%s`)?.innerText ?? ''".formatted(selector))
                .stringValue();
    }

    /** Waits until an expression of the page holds. */
    void until(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(DevTools.Refused.class)
                .until(() -> holds(expression));
    }

    /** Waits until the page shows a text. */
    void shows(String text) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(DevTools.Refused.class)
                .untilAsserted(() -> assertThat(text("body")).contains(text));
    }

    /** What axe-core finds wrong at WCAG 2.2, level AA. */
    List<String> accessibilityFaults() throws InterruptedException, IOException {
        if (!holds("window.axe")) {
            try (var axe = Objects.requireNonNull(Screen.class.getResourceAsStream("/axe/axe.min.js"))) {
                evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + ";null");
            }
        }
        return texts(evaluate(AXE));
    }

    /** What the page's scripts failed at, and what its content security policy stopped. */
    List<String> faults() throws InterruptedException {
        return texts(evaluate("faults"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    void save(Path file) throws InterruptedException, IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        var image = tab.send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(image.required("data").stringValue()));
    }

    @Override
    public void close() {
        tab.close();
    }
}
