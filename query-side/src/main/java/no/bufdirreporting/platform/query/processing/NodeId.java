package no.bufdirreporting.platform.query.processing;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What this process is called among those that share the read model: {@code bufdir.node-id}, or its process id and host. A
 * name that outlives the process lets it take over its own claims at once after a crash; no two may have the same.
 */
@Component
public final class NodeId {

    /** What PostgreSQL keeps of an application's name as it is, less what goes before ours. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._@:-]{1,50}");

    private final String value;

    NodeId(@Value("${bufdir.node-id:#{null}}") @Nullable String configured) {
        this.value = configured == null || configured.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName().replaceAll("[^A-Za-z0-9._@:-]", "-")
                : configured;
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "bufdir.node-id must consist of at most 50 letters, digits and . _ @ : - but is '%s'"
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
