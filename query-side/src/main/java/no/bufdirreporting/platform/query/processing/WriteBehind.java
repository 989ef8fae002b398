package no.bufdirreporting.platform.query.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Rows that the events of a batch lead to, collected and written together just before the batch commits. Whoever reads
 * rows within a batch flushes first.
 */
public final class WriteBehind {

    /** What one projection has collected in a batch. */
    public interface Buffer {

        /** Writes what was collected since the last flush, on the batch's transaction. */
        void flush();
    }

    private static final String BUFFERS = WriteBehind.class.getName();

    private WriteBehind() {}

    /** The buffer of the batch being handled, made by {@code create} at its first event. */
    public static <B extends Buffer> B buffer(Class<B> type, Supplier<B> create) {
        var batch = CurrentUnitOfWork.get();
        var buffers = buffers();
        return batch.getOrComputeResource(type.getName(), name -> {
            B buffer = create.get();
            buffers.add(buffer);
            batch.onPrepareCommit(committing -> buffer.flush());
            return buffer;
        });
    }

    /** Writes everything that the batch being handled has collected so far. */
    public static void flush() {
        buffers().forEach(Buffer::flush);
    }

    private static List<Buffer> buffers() {
        return CurrentUnitOfWork.get().getOrComputeResource(BUFFERS, name -> new ArrayList<>());
    }
}
