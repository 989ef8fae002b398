package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A tab of a headless Chromium, with cookies, storage and connections of its own. */
final class Tab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DevTools browser;
    private final String context;
    private final DevTools page;

    /** Opens the tab in a browser that listens at an address. */
    Tab(DevTools browser, String address) throws InterruptedException {
        this.browser = browser;
        context = browser.send("Target.createBrowserContext", Map.of())
                .required("browserContextId")
                .stringValue();
        String target = browser.send("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .required("targetId")
                .stringValue();
        page = new DevTools(URI.create(address + "/devtools/page/" + target));
        page.send("Page.enable", Map.of());
        // Others may run tests in tabs beside this one.
        page.send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    /** Runs a script before those of each page that is opened from now on. */
    void onEveryPage(String script) throws InterruptedException {
        send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Opens a page and waits until it is loaded. */
    void show(String url) throws InterruptedException {
        send("Page.navigate", Map.of("url", url));
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(DevTools.Refused.class)
                .until(() -> evaluate("document.readyState === 'complete' && location.href === '%s'".formatted(url))
                        .booleanValue());
    }

    /** The value of an expression in the page; that of a promise once it is there. */
    JsonNode evaluate(String expression) throws InterruptedException {
        var answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
        return answer.required("result").path("value");
    }

    /** Sends a command of the DevTools protocol. */
    JsonNode send(String method, Map<String, ?> parameters) throws InterruptedException {
        return page.send(method, parameters);
    }

    @Override
    public void close() {
        page.close();
        try {
            browser.send("Target.disposeBrowserContext", Map.of("browserContextId", context));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
