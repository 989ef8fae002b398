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
 * Runs reads in a persistence context of their own, on the connection of the current transaction. A failed query marks
 * the transaction of its persistence context for rollback, despite savepoints; the caller's can still commit this way.
 */
@Component
public class SeparatePersistenceContext {

    private final EntityManagerFactory entities;
    private final DataSource database;

    SeparatePersistenceContext(EntityManagerFactory entities, DataSource database) {
        this.entities = entities;
        this.database = database;
    }

    /** @param reads must change nothing, since no flush follows. The caller must have flushed its own changes. */
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
