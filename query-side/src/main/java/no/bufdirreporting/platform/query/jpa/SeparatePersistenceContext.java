package no.bufdirreporting.platform.query.jpa;

import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives reads a persistence context of their own, on the connection of the present transaction. A query that fails marks
 * the transaction of its context for rollback, whatever savepoints there are; this way the caller's can still commit.
 */
@Component
public class SeparatePersistenceContext {

    private final EntityManagerFactory entities;
    private final DataSource database;

    SeparatePersistenceContext(EntityManagerFactory entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** @param reads must change nothing: no flush follows. What the caller has changed must have been flushed. */
    public <T> T run(Supplier<T> reads) {
        var connection = DataSourceUtils.getConnection(database);
        Object outer = TransactionSynchronizationManager.unbindResource(entities);
        try (var session = entities.unwrap(SessionFactory.class)
                .withOptions()
                .connection(connection)
                .openSession()) {
            var holder = new EntityManagerHolder(session);
            holder.setSynchronizedWithTransaction(true);
            TransactionSynchronizationManager.bindResource(entities, holder);
            try {
                return reads.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(entities);
            }
        } finally {
            TransactionSynchronizationManager.bindResource(entities, outer);
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
