package no.bufdirreporting.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import no.bufdirreporting.kernel.AwaitProjection;
import no.bufdirreporting.platform.command.Waits;
import no.bufdirreporting.platform.http.convention.Preference;
import no.bufdirreporting.run.RunView;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

class RunResultWaiterTest {

    private static final Preference NONE = new Preference(false, false);

    private record Run(boolean stillProcessing, long version) implements RunView {
        @Override
        public String orgId() {
            return "org-1";
        }
    }

    private record FindRun() {}

    private final List<Long> awaited = new ArrayList<>();

    /** The end of the run is found in the store before the read model shows it. */
    @Test
    void resultIsAnsweredWhenItCanBeRead() {
        var result = waiter(new Run(false, 1)).result("run-1", true, new Run(true, 0), new FindRun(), Run.class, NONE);

        assertThat(result).isEqualTo(new Run(false, 1));
        assertThat(awaited).containsExactly(0L, 1L);
    }

    @Test
    void endThatWasWaitedForIsNotWaitedForAgain() {
        var result =
                waiter(new Run(false, 1)).result("run-1", false, new Run(false, 3), new FindRun(), Run.class, NONE);

        assertThat(result).isEqualTo(new Run(false, 1));
        assertThat(awaited).containsExactly(3L);
    }

    private RunResultWaiter waiter(Run found) {
        var bus = SimpleQueryBus.builder().build();
        bus.subscribe(AwaitProjection.class.getName(), Boolean.class, query -> {
            awaited.add(((AwaitProjection) query.getPayload()).sequence());
            return CompletableFuture.completedFuture(true);
        });
        bus.subscribe(FindRun.class.getName(), Run.class, query -> found);
        var queries = DefaultQueryGateway.builder().queryBus(bus).build();
        return new RunResultWaiter(queries, Waits.readYourWrites(queries), Duration.ofSeconds(10));
    }
}
