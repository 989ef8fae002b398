package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static no.bufdirreporting.standalone.e2e.Given.AGGREGATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many concurrent clients: all see every answered write, and the figures equal the sum of the responses. */
class ConcurrencyTest {

    private static final int CLIENTS = 16;
    private static final int ORGANIZATIONS = 4;
    private static final int WRITES = 60;

    private final Api api = SystemUnderTest.api();

    @Test
    void theFiguresEqualTheSumOfAllResponses() throws Exception {
        var organizations = new ArrayList<String>();
        for (int n = 0; n < ORGANIZATIONS; n++) {
            organizations.add(Given.organization(api));
        }
        var clients = new ArrayList<Known>();
        var calls = new ArrayList<Callable<@Nullable Void>>();
        var aggregations = new ConcurrentLinkedQueue<String>();
        for (int n = 0; n < CLIENTS; n++) {
            var known = new Known(organizations.get(n % ORGANIZATIONS), new Random(n));
            clients.add(known);
            calls.add(() -> work(known, aggregations));
        }

        try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : executor.invokeAll(calls)) {
                done.get();
            }
        }

        clients.forEach(client -> client.assertListed(api));
        for (String org : organizations) {
            var ofOrganization =
                    clients.stream().filter(it -> it.org().equals(org)).toList();
            Known.assertFigures(api, org, ofOrganization);
        }
        assertThat(aggregations).hasSize(CLIENTS * 3);
        aggregations.stream().distinct().forEach(id -> Given.ended(api, id, "completed"));
    }

    /** Throws if a response is not the expected success, especially a 5xx. */
    private static @Nullable Void work(Known known, ConcurrentLinkedQueue<String> aggregations) {
        var api = SystemUnderTest.api();
        var other = SystemUnderTest.api();
        for (int n = 1; n <= WRITES; n++) {
            known.write(api, other);
            if (n % 20 == 0) {
                var body = object("org_id", known.org(), "reporting_period_id", "2024-11");
                String id = api.post(AGGREGATIONS, body).expect(202).text("id");
                other.get(AGGREGATIONS + "/" + id).expect(200);
                aggregations.add(id);
            }
        }
        return null;
    }
}
