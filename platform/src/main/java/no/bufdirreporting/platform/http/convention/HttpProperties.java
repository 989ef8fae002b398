package no.bufdirreporting.platform.http.convention;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on what clients may send.
 *
 * @param maxBodyBytes the maximum size of a request body in bytes; larger ones get 413
 * @param maxConcurrentWrites the maximum number of concurrent writes; further ones get 503
 * @param cors which scripts of other origins may use the API
 */
@ConfigurationProperties("bufdir.http")
public record HttpProperties(
        @DefaultValue("1048576") int maxBodyBytes,
        @DefaultValue("512") int maxConcurrentWrites,
        @DefaultValue Cors cors) {

    /** @param allowedOrigins origins such as {@code https://example.org}; {@code *} allows all */
    public record Cors(@DefaultValue List<String> allowedOrigins) {}
}
