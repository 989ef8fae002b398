package no.bufdirreporting.platform.http.convention;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what clients may send.
 *
 * @param maxBodyBytes the maximum size of a request body in bytes; larger ones get 413
 * @param bodyBudget the memory for bodies that are arriving, all together; an eighth of the heap unless it is set
 * @param bodyTimeout the time in which a body must have arrived; slower ones get 408
 * @param maxConcurrentWrites the maximum number of concurrent writes; further ones get 503
 * @param maxConcurrentReads the maximum number of concurrent reads; further ones get 503
 * @param requestsPerSecond how many requests one address may send per second; further ones get 429. 0 for any number
 * @param cors which scripts of other origins may use the API
 */
@ConfigurationProperties("bufdir.http")
public record HttpProperties(
        @DefaultValue("1048576") int maxBodyBytes,
        @Nullable DataSize bodyBudget,
        @DefaultValue("20s") Duration bodyTimeout,
        @DefaultValue("512") int maxConcurrentWrites,
        @DefaultValue("512") int maxConcurrentReads,
        @DefaultValue("0") int requestsPerSecond,
        @DefaultValue Cors cors) {

    private static final int PART_OF_THE_HEAP = 8;

    /** @param allowedOrigins origins such as {@code https://example.org}; {@code *} allows all */
    public record Cors(@DefaultValue List<String> allowedOrigins) {}

    public long bodyBudgetBytes() {
        return bodyBudget == null ? Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP : bodyBudget.toBytes();
    }
}
