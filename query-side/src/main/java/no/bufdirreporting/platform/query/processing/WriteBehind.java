package no.bufdirreporting.platform.query.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Collects the rows of a batch of events and writes them together just before the batch commits. Code that reads rows
 * within a batch must flush first.
 */
public final class WriteBehind {

    /** The rows that one projection has collected in a batch. */
    public interface Buffer {

        /** Writes the rows collected since the last flush, in the transaction of the batch. */
        void flush();
    }

    private static final String BUFFERS = WriteBehind.class.getName();

    private WriteBehind() {}

    /** The buffer of the current batch; {@code create} makes it when first needed. */
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

    /** Flushes all buffers of the current batch. */
    public static void flush() {
        buffers().forEach(Buffer::flush);
    }

    private static List<Buffer> buffers() {
        return CurrentUnitOfWork.get().getOrComputeResource(BUFFERS, name -> new ArrayList<>());
    }
}
