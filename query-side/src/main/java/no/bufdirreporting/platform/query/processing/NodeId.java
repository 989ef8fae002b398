package no.bufdirreporting.platform.query.processing;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.setting.InvalidSettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The id of this node: {@code bufdir.node-id}, or process id and host name. With a configured id, a restarted node takes
 * over its own claims at once. Ids must be unique.
 */
@Component
public final class NodeId {

    /** Characters and length that PostgreSQL keeps unchanged in an application name after our prefix. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._@:-]{1,50}");

    private final String value;

    NodeId(@Value("${bufdir.node-id:#{null}}") @Nullable String configured) {
        this.value = configured == null || configured.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName().replaceAll("[^A-Za-z0-9._@:-]", "-")
                : configured;
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidSettingsException(
                    List.of("bufdir.node-id must consist of at most 50 letters, digits and . _ @ : - but is '%s'"
                            .formatted(value)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
