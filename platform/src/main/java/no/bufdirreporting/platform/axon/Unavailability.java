package no.bufdirreporting.platform.axon;

import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
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

/** Tells failures of something that is away for the moment from all others: they end by themselves, and may be retried. */
public final class Unavailability {

    private static final int LONGEST_CHAIN = 32;

    private Unavailability() {}

    /** Whether it, or what caused it, says that something is away. */
    public static boolean causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(Unavailability::is);
    }

    /** Whether it says so itself. */
    public static boolean is(Throwable failure) {
        return switch (failure) {
            case StoreUnavailableException _ -> true;
            case HandlerExecutionException handler ->
                handler.getDetails().filter(Unavailable.class::isInstance).isPresent();
            case SQLException sql -> is(sql);
            // Of Axon Server, of the connection to it, and of the process that it passes a message on to.
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

    /** SQLSTATE 08: connection lost; 53: out of resources; 57: shut down or cancelled by the operator. */
    private static boolean is(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || (state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")));
    }
}
