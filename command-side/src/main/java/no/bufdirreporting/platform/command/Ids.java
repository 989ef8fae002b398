package no.bufdirreporting.platform.command;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** New ids: a prefix that tells the kind, and a ULID, so that they sort by time. */
public final class Ids {

    private Ids() {}

    public static String next(String prefix) {
        return prefix + UlidCreator.getMonotonicUlid().toLowerCase();
    }

    /** The id that an idempotency key stands for: always the same for the same key and prefix. */
    public static String of(String prefix, String idempotencyKey) {
        var name = (prefix + ":" + idempotencyKey).getBytes(StandardCharsets.UTF_8);
        return prefix + Ulid.from(UUID.nameUUIDFromBytes(name)).toString().toLowerCase(Locale.ROOT);
    }
}
