package no.bufdirreporting.platform.http.convention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on what clients may send.
 *
 * @param maxBodyBytes size of the largest request body; larger ones get 413
 * @param maxConcurrentWrites how many writes may be inside at once; further ones get 503
 */
@ConfigurationProperties("bufdir.http")
public record HttpProperties(
        @DefaultValue("1048576") int maxBodyBytes,
        @DefaultValue("512") int maxConcurrentWrites) {}
