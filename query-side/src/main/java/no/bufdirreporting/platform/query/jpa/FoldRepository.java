package no.bufdirreporting.platform.query.jpa;

import java.util.Optional;
import java.util.function.Supplier;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** The rows of a table. Each is folded from the events of one aggregate. */
@NoRepositoryBean
public interface FoldRepository<T extends Fold> extends Repository<T, String>, JpaSpecificationExecutor<T> {

    Optional<T> findById(String id);

    /** Inserts a row, which must not exist yet. */
    void insert(T row);

    void delete(T row);

    /** Empties the table. */
    void deleteAllInBatch();

    /**
     * Applies an event to the row of its aggregate. If the row is missing, nothing happens; verification reports it.
     *
     * @param create makes the row for the first event of an aggregate
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
