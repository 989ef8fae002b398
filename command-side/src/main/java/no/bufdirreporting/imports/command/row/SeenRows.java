package no.bufdirreporting.imports.command.row;

import org.jspecify.annotations.Nullable;

/** The hashes of the rows that were read, in a table of primitive values: 20 bytes a row, or 40 just after it has grown. */
final class SeenRows {

    private static final int INITIAL = 1 << 10;

    private long[] keys = new long[INITIAL];
    private long[] contents = new long[INITIAL];
    private int[] rows = new int[INITIAL];
    private int size;

    /** A row that was remembered. */
    record Earlier(long content, long row) {}

    /** How often a content was counted before. */
    int count(long content) {
        int at = place(nonZero(content));
        if (keys[at] == 0) {
            put(at, nonZero(content), 0, 0);
            at = place(nonZero(content));
        }
        return rows[at]++;
    }

    /** Remembers a key, unless it is known; then the result is the row that had it. */
    @Nullable
    Earlier remember(long key, long content, long row) {
        int at = place(nonZero(key));
        if (keys[at] != 0) {
            return new Earlier(contents[at], rows[at]);
        }
        put(at, nonZero(key), content, (int) row);
        return null;
    }

    private void put(int at, long key, long content, int row) {
        keys[at] = key;
        contents[at] = content;
        rows[at] = row;
        size++;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    private void grow() {
        var oldKeys = keys;
        var oldContents = contents;
        var oldRows = rows;
        keys = new long[oldKeys.length * 2];
        rows = new int[keys.length];
        contents = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                contents[at] = oldContents[i];
                rows[at] = oldRows[i];
            }
        }
    }

    /** The place of a key, or the free one for it. */
    private int place(long key) {
        int at = (int) (key ^ key >>> 32) & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    /** Zero stands for a free place. */
    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
