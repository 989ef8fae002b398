package no.bufdirreporting.imports.command.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import no.bufdirreporting.imports.command.row.ReadRow.Accepted;
import no.bufdirreporting.platform.command.Ids;

/**
 * The keys of the rows of one file. A row without a key has its content and how often that came before as its key, so that
 * the same row has the same key in every file. Keeps some bytes a row.
 */
public final class RowKeys {

    private static final String ID_PREFIX = "act-";

    private final String orgId;
    private final Function<String, byte[]> contentHash;
    private final SeenRows seen = new SeenRows();

    /** @param contentHash hashes what rows say, so that the ids of their activities do not tell it */
    public RowKeys(String orgId, Function<String, byte[]> contentHash) {
        this.orgId = orgId;
        this.contentHash = contentHash;
    }

    /**
     * The key of a row.
     *
     * @param activityId derived from the key
     * @param earlierRow the row of the same file that has the same key of its own; 0 if there is none
     * @param sameContent whether that row has the same content
     */
    public record Keyed(String activityId, long earlierRow, boolean sameContent) {}

    /** The key of the next row. */
    public Keyed next(Accepted<?> row) {
        byte[] content = contentHash.apply(row.content());
        long contentStart = ByteBuffer.wrap(content).getLong();
        if (row.key() == null) {
            int before = seen.count(contentStart);
            return new Keyed(id("content\n" + HexFormat.of().formatHex(content) + "\n" + before), 0, false);
        }
        String key = "key\n" + row.key();
        var earlier = seen.remember(
                ByteBuffer.wrap(hash(key)).getLong(), contentStart, row.row().number());
        return earlier == null
                ? new Keyed(id(key), 0, false)
                : new Keyed(id(key), earlier.row(), earlier.content() == contentStart);
    }

    /** No key that a client chooses has a line break, so none of a request is the same. */
    private String id(String key) {
        return Ids.of(ID_PREFIX, orgId, "row\n" + key);
    }

    private static byte[] hash(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
