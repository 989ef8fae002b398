package no.bufdirreporting.platform.command;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Creates ids: a prefix for the kind and a ULID, so that ids sort by time. */
public final class Ids {

    private Ids() {}

    public static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    /** The id derived from an idempotency key: always the same for the same key and prefix. */
    public static String of(String prefix, String idempotencyKey) {
        var name = (prefix + ":" + idempotencyKey).getBytes(StandardCharsets.UTF_8);
        return prefix + Ulid.from(UUID.nameUUIDFromBytes(name)).toString().toLowerCase(Locale.ROOT);
    }
}
