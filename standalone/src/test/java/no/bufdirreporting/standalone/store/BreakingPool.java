package no.bufdirreporting.standalone.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/** A pool whose connections break on demand, before or after PostgreSQL has committed. */
final class BreakingPool extends HikariDataSource {

    enum Break {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    final AtomicReference<Break> next = new AtomicReference<>();

    volatile boolean down;

    BreakingPool(HikariConfig config) {
        super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            throw new SQLException("Connection refused", "08001");
        }
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class, Wrapped.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("real")) {
                        return real;
                    }
                    Break broken = method.getName().equals("commit") ? next.getAndSet(null) : null;
                    if (broken == Break.AFTER_COMMIT) {
                        real.commit();
                    }
                    if (broken != null) {
                        real.unwrap(Connection.class).abort(Runnable::run);
                        throw new SQLException("I/O error", "08006");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    interface Wrapped {
        Connection real();
    }

    @Override
    public void evictConnection(Connection connection) {
        super.evictConnection(((Wrapped) connection).real());
    }
}
