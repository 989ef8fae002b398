package no.bufdirreporting.platform.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.kernel.Unavailable;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class RetryingCommandBusTest {

    private final SimpleCommandBus local = SimpleCommandBus.builder().build();
    private final RetryingCommandBus bus = new RetryingCommandBus(local);
    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void conflictIsRetried() {
        local.subscribe("command", command -> {
            if (handled.incrementAndGet() < 3) {
                throw new ConcurrencyException("second");
            }
            return "done";
        });

        assertThat(dispatch().getPayload()).isEqualTo("done");
        assertThat(handled).hasValue(3);
    }

    @Test
    void lastingConflictIsReturnedAsARejection() {
        local.subscribe("command", command -> {
            handled.incrementAndGet();
            throw new ConcurrencyException("second");
        });

        assertThat(details()).isEqualTo(Rejection.concurrentChange());
        assertThat(handled).hasValue(3);
    }

    @Test
    void unavailableStoreIsReturnedAsAValue() {
        local.subscribe("command", command -> {
            handled.incrementAndGet();
            throw StoreUnavailableException.down(null);
        });

        assertThat(details()).isInstanceOf(Unavailable.class);
        assertThat(handled).as("not retried, because it may have been stored").hasValue(1);
    }

    @Test
    void timeoutOfAnAppendIsReturnedAsAValue() {
        local.subscribe("command", command -> {
            throw new ExecutionException("Timeout while executing request", new TimeoutException());
        });

        assertThat(details()).isInstanceOf(Unavailable.class);
    }

    @Test
    void unexpectedExceptionIsReturnedUnchanged() {
        var bug = new IllegalStateException("bug");
        local.subscribe("command", command -> {
            throw bug;
        });

        assertThat(dispatch().exceptionResult()).isSameAs(bug);
    }

    private Object details() {
        var failure = (CommandExecutionException) dispatch().exceptionResult();
        return failure.getDetails().orElseThrow();
    }

    private CommandResultMessage<?> dispatch() {
        var result = new AtomicReference<CommandResultMessage<?>>();
        bus.dispatch(
                new GenericCommandMessage<Object>(GenericCommandMessage.asCommandMessage("x"), "command"),
                (command, answer) -> result.set(answer));
        return result.get();
    }
}
