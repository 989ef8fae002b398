package no.bufdirreporting.platform.command;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates ids: a prefix for the kind and a ULID, so that ids sort by time. */
public final class Ids {

    private Ids() {}

    public static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The id of a new thing: derived from the idempotency key if there is one, so that a repeat of the request hits the same
     * aggregate.
     *
     * @param orgId the organization that the request is about; keys of two organizations never collide
     */
    public static String of(String prefix, String orgId, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return next(prefix);
        }
        // No id and no key has a line break.
        var name = String.join("\n", prefix, orgId, idempotencyKey).getBytes(StandardCharsets.UTF_8);
        return prefix + Ulid.from(UUID.nameUUIDFromBytes(name)).toString().toLowerCase(Locale.ROOT);
    }
}
