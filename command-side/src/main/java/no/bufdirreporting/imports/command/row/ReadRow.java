package no.bufdirreporting.imports.command.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read.
 *
 * @param <T> what a row says
 */
public sealed interface ReadRow<T> {

    SheetRow row();

    /**
     * A row that can be imported.
     *
     * @param key what the row gives as its key; null if it has none
     * @param content what makes two rows the same
     */
    record Accepted<T>(SheetRow row, @Nullable String key, String content, T value) implements ReadRow<T> {}

    /** A row that cannot. */
    record Rejected<T>(SheetRow row, List<CellError> errors) implements ReadRow<T> {}
}
