package no.bufdirreporting.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import no.bufdirreporting.kernel.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.junit.jupiter.api.Test;

class RejectionInterceptorTest {

    @Test
    void rejectionIsSentUnchanged() {
        var rejection = Rejection.impossible("unknown-organization", "org_id", "There is no such organization.");
        assertThat(detailsOf(rejection.asException())).isEqualTo(rejection);
    }

    @Test
    void deletedAggregateIsNotFound() {
        assertThat(detailsOf(new AggregateDeletedException("act-1")))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.kind()).isEqualTo(Rejection.Kind.NOT_FOUND);
                    assertThat(rejection.code()).isEqualTo("not-found");
                    assertThat(rejection.message()).doesNotContain("ggregate", "act-1");
                });
    }

    @Test
    void unexpectedExceptionIsNoRejection() {
        var fault = new IllegalStateException("broken");
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> send(fault)))
                .isSameAs(fault);
    }

    private static Object detailsOf(RuntimeException thrown) {
        return catchThrowableOfType(CommandExecutionException.class, () -> send(thrown))
                .getDetails()
                .orElseThrow();
    }

    private static void send(RuntimeException thrown) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new RejectionInterceptor());
        try (var _ = bus.subscribe(String.class.getName(), _ -> {
            throw thrown;
        })) {
            DefaultCommandGateway.builder().commandBus(bus).build().sendAndWait("command");
        }
    }
}
