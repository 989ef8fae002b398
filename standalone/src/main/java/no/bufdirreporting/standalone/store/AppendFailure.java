package no.bufdirreporting.standalone.store;

import java.sql.SQLException;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Translates PostgreSQL errors of an append to Axon's exceptions. */
final class AppendFailure {

    private static final String DUPLICATE = "23505";

    private AppendFailure() {}

    static RuntimeException of(Append append, SQLException cause) {
        EventRow first = append.rows().getFirst();
        String what = "of aggregate [%s] at sequence [%s]".formatted(first.aggregateId(), first.sequence());
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(DUPLICATE)) {
            return first.sequence() == 0 && first.type() != null
                    ? new AggregateStreamCreationException("There is an event " + what + " already", cause)
                    : new ConcurrencyException("There is an event " + what + " already", cause);
        }
        // SQLSTATE classes of temporary failures: 53 out of resources, 57 operator intervention, 58 system error.
        return state.startsWith("53") || state.startsWith("57") || state.startsWith("58")
                ? StoreUnavailableException.down(cause)
                : new EventStoreException("Could not store the event " + what, cause);
    }
}
