package no.bufdirreporting.platform.query.processing;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.setting.InvalidSettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The id of this process among the nodes: a name, and a part that is random for each process, so that no other process
 * can be taken for it. The name is {@code bufdir.node-id}; a restarted process of the same name has its claims and jobs
 * back at once. Only one process at a time may have a name. Without the setting it is unique.
 */
@Component
public final class NodeId {

    /** PostgreSQL keeps 63 bytes of an application name, of which our prefix takes 12 and the random part 9. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._@:-]{1,40}");

    private static final int MAX_DEFAULT_LENGTH = 40;
    private static final String SEPARATOR = "#";

    private final String name;
    private final String value;

    @Autowired
    NodeId(@Value("${bufdir.node-id:#{null}}") @Nullable String configured) {
        this(configured, UUID.randomUUID().toString().substring(0, 8));
    }

    /** @param random what no other process has */
    public NodeId(@Nullable String configured, String random) {
        this.name = configured == null || configured.isBlank() ? unique(random) : configured;
        this.value = name + SEPARATOR + random;
        if (!ALLOWED.matcher(name).matches()) {
            throw new InvalidSettingsException(
                    List.of("bufdir.node-id must consist of at most 40 letters, digits and . _ @ : - but is '%s'"
                            .formatted(name)));
        }
    }

    /** Process id and host tell the operator which process it is. Containers often share both. */
    private static String unique(String random) {
        String process = ManagementFactory.getRuntimeMXBean().getName().replaceAll("[^A-Za-z0-9._@:-]", "-");
        return random + ":"
                + process.substring(0, Math.min(process.length(), MAX_DEFAULT_LENGTH - random.length() - 1));
    }

    /** The name, which a restarted process has again if it is configured. */
    public String name() {
        return name;
    }

    /** What the ids of all processes of this name begin with. */
    public String prefix() {
        return name + SEPARATOR;
    }

    /** The id of this process. */
    @Override
    public String toString() {
        return value;
    }
}
