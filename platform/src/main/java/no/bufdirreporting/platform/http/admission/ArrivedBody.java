package no.bufdirreporting.platform.http.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** A request body that has arrived. Each part of it is forgotten when it has been read, and counts no more. */
final class ArrivedBody extends ServletInputStream {

    /** A body of one part is not counted: the number of connections limits these. */
    static final int PART = 8 * 1024;

    private final BodyBudget budget;
    private final Deque<byte[]> parts = new ArrayDeque<>();
    private int position;
    private int counted;

    ArrivedBody(BodyBudget budget) {
        this.budget = budget;
    }

    void add(byte[] part) {
        if (!parts.isEmpty()) {
            budget.take(part.length);
            counted += part.length;
        }
        parts.add(part);
    }

    /** Forgets what has not been read. */
    @Override
    public void close() {
        parts.clear();
        budget.giveBack(counted);
        counted = 0;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        byte[] part = parts.peek();
        if (part == null) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, to, offset, count);
        position += count;
        if (position == part.length) {
            parts.remove();
            position = 0;
            if (parts.isEmpty()) {
                close();
            }
        }
        return count;
    }

    @Override
    public boolean isFinished() {
        return parts.isEmpty();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("The body has arrived already");
    }
}
