package no.bufdirreporting.platform.axon;

import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.Unavailable;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/**
 * Recognizes failures because a store or process cannot be reached. They are temporary, and a retry may succeed. A store
 * with damaged files is not among them.
 */
public final class Unavailability {

    private static final int MAX_CAUSES = 32;

    /** The message of HikariCP's closed connections. */
    private static final String CLOSED_BY_POOL = "Connection is closed";

    /** SQLSTATEs of data and of an index that are damaged. */
    private static final Set<String> DAMAGED = Set.of("XX001", "XX002");

    private Unavailability() {}

    /** Whether the failure, or one of its causes, means that something cannot be reached. */
    public static boolean causes(Throwable failure) {
        return damage(failure).isEmpty() && causesOf(failure).anyMatch(Unavailability::is);
    }

    /**
     * The message in which PostgreSQL names the damaged file, if damage is the cause of the failure. A retry cannot
     * succeed; a backup has to be restored.
     */
    public static Optional<String> damage(Throwable failure) {
        return causesOf(failure)
                .filter(each -> each instanceof SQLException sql
                        && sql.getSQLState() != null
                        && DAMAGED.contains(sql.getSQLState()))
                .map(Throwable::getMessage)
                .findFirst();
    }

    /** What cannot be reached, in a line for the log: of the deepest cause that says so, else of the failure. */
    public static String reason(Throwable failure) {
        var told = causesOf(failure)
                .filter(Unavailability::is)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
        return told.toString().lines().findFirst().orElse("");
    }

    private static Stream<Throwable> causesOf(Throwable failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }

    /** Whether the failure itself, regardless of its causes, means that something cannot be reached. */
    public static boolean is(Throwable failure) {
        return switch (failure) {
            case StoreUnavailableException _ -> true;
            case HandlerExecutionException handler ->
                handler.getDetails().filter(Unavailable.class::isInstance).isPresent();
            case SQLException sql -> is(sql);
            // From Axon Server, the connection to it, or the process that it forwards a message to.
            case AxonServerException _,
                    AxonServerCommandDispatchException _,
                    AxonServerQueryDispatchException _,
                    NoHandlerForCommandException _,
                    NoHandlerForQueryException _,
                    EventStoreException _,
                    EventPublicationFailedException _,
                    StatusRuntimeException _,
                    io.axoniq.axonserver.connector.AxonServerException _ -> true;
            default -> false;
        };
    }

    /**
     * SQLSTATE 08: connection lost; 53: out of resources; 57: shut down or cancelled by the operator; 25P03: idle for
     * too long. A pool closes connections that it found broken, and says so without a SQLSTATE.
     */
    private static boolean is(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null && CLOSED_BY_POOL.equals(sql.getMessage())) {
            return true;
        }
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57")
                                || state.equals("25P03")));
    }
}
