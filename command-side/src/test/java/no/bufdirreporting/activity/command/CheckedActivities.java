package no.bufdirreporting.activity.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import no.bufdirreporting.activity.ActivityQuery.FindSurroundings;
import no.bufdirreporting.activity.ActivityQuery.Surroundings;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;

/** The checks of activities, with a read model that a test chooses. */
final class CheckedActivities {

    static final Surroundings NOTHING_UNUSUAL = new Surroundings(true, false, false, false, null);

    private CheckedActivities() {}

    static ActivityChecks in(OrganizationDirectory directory) {
        return in(directory, NOTHING_UNUSUAL, false);
    }

    static ActivityChecks in(OrganizationDirectory directory, Surroundings found, boolean refuseIdentityNumbers) {
        return in(directory, finder(query -> CompletableFuture.completedFuture(found)), refuseIdentityNumbers);
    }

    static ActivityChecks in(
            OrganizationDirectory directory, SurroundingsFinder finder, boolean refuseIdentityNumbers) {
        return new ActivityChecks(directory, finder, new RecentWrites(), refuseIdentityNumbers);
    }

    static SurroundingsFinder finder(Function<FindSurroundings, CompletableFuture<Surroundings>> readModel) {
        var bus = SimpleQueryBus.builder().build();
        bus.<Surroundings>subscribe(
                FindSurroundings.class.getName(),
                Surroundings.class,
                query -> readModel.apply((FindSurroundings) query.getPayload()));
        return new SurroundingsFinder(gateway(bus), Duration.ofMillis(100));
    }

    static QueryGateway gateway(SimpleQueryBus bus) {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }
}
