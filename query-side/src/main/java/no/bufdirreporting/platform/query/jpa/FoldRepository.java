package no.bufdirreporting.platform.query.jpa;

import java.util.Optional;
import java.util.function.Supplier;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** The rows of a table, each of which folds the events of one aggregate. */
@NoRepositoryBean
public interface FoldRepository<T extends Fold> extends Repository<T, String> {

    Optional<T> findById(String id);

    /** Adds a row, without looking whether there is one of that id. */
    void insert(T row);

    void delete(T row);

    /** Empties the table. */
    void deleteAllInBatch();

    /**
     * Applies an event to the row of its aggregate. A row that is missing stays missing: verification finds it.
     *
     * @param create makes the row to which the first event of an aggregate is applied
     */
    default void fold(String id, PastEvent event, Supplier<T> create) {
        if (event.sequence() == 0) {
            T row = create.get();
            row.apply(event);
            insert(row);
        } else {
            findById(id).ifPresent(row -> {
                row.apply(event);
                if (!row.isPresent()) {
                    delete(row);
                }
            });
        }
    }
}
