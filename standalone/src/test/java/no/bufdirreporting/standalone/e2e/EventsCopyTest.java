package no.bufdirreporting.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Copies all events to a real Axon Server, given by {@code AXON_SERVER=host:port} and {@code
 * AXON_SERVER_HTTP=host:port}. The tests purge its events through the latter: never name a server in use.
 */
@StandaloneOnly
// Its tests copy to one server, so they run one after the other.
@ResourceLock("Axon Server of EventsCopyTest")
class EventsCopyTest {

    private static final @Nullable String SERVER = System.getenv("AXON_SERVER");
    private static final @Nullable String HTTP = System.getenv("AXON_SERVER_HTTP");
    private static final int MORE = Integer.getInteger("copy.events", 20_000);

    @TempDir
    static Path temporary;

    private static DirectoryAtRest directory;

    @BeforeAll
    static void makeDirectory() throws Exception {
        assumeThat(SERVER)
                .as("AXON_SERVER and AXON_SERVER_HTTP name an Axon Server in development mode; without, copying to one"
                        + " is not tested")
                .isNotNull();
        assumeThat(HTTP).as("AXON_SERVER_HTTP names where it can be purged").isNotNull();
        directory = new DirectoryAtRest(temporary.resolve("data"));
        Files.createDirectory(directory.path());
        try (var service = ApplicationProcess.start(directory.path())) {
            var api = service.api();
            String org = Given.organization(api);
            String activity = Given.activity(api, org, "hours", 2).text("activity_id");
            api.put(Given.ACTIVITIES + "/" + activity, Api.object("hours", 2.5)).expect(200);
            Given.completedAggregation(api, org, "2024-q4");
        }
        directory.sql("""
                insert into events.domain_event_entry
                select head + n, gen_random_uuid()::text, 'copied-' || n, 0, type, time_stamp, payload_type,
                    payload_revision, payload,
                    convert_to('{"actor":"user-' || n || '","count":' || n || ',"share":0.5,"late":true}', 'UTF8')
                from generate_series(1, %s) as n,
                    (select max(global_index) as head from events.domain_event_entry),
                    (select type, time_stamp, payload_type, payload_revision, payload from events.domain_event_entry
                     where payload_type = 'ActivityRecorded' limit 1)
                """.formatted(MORE));
    }

    @BeforeEach
    void purge() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + HTTP + "/v1/devmode/purge-events"))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        await().atMost(Duration.ofSeconds(30)).until(() -> count() == 0);
    }

    @Test
    void everyEventIsCopiedOnce() throws Exception {
        var first = copy(directory, 0);
        assertThat(first.text())
                .containsPattern(
                        "Copied +\\d+ events to " + SERVER + ", context default \\(\\d+/s\\); 0 were there already");
        assertThat(count()).isGreaterThan(MORE);
        var again = copy(directory, 0, "--json").json();
        assertThat(again.required("copied").longValue()).isZero();
        assertThat(again.required("events").longValue()).isEqualTo(count());
        assertThat(again.required("target_hash")).isEqualTo(again.required("source_hash"));
    }

    @Test
    void aKilledCopyIsResumed() throws Exception {
        var killed = CommandProcess.launch(directory.path(), "events", "copy", "--to=" + SERVER);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count() > 1000);
        killed.process().destroyForcibly();
        killed.ended();
        long done = count();
        assertThat(done).isLessThan(MORE);

        var rest = copy(directory, 0, "--json").json();
        assertThat(rest.required("copied").longValue())
                .isEqualTo(rest.required("events").longValue() - done)
                .isPositive();
        assertThat(rest.required("target_hash")).isEqualTo(rest.required("source_hash"));
    }

    @Test
    void aTargetWithOtherEventsIsRejected() throws Exception {
        copy(directory, 0);
        var other = directory.copy(temporary.resolve("other"));
        other.sql("update events.domain_event_entry set payload = '{}' where global_index = 7");
        assertThat(copy(other, 1).errors()).contains("Event 6 at " + SERVER).contains("the target has other events");
        var fewer = directory.copy(temporary.resolve("fewer"));
        fewer.sql("delete from events.domain_event_entry where global_index > ("
                + "select max(global_index) - 3 from events.domain_event_entry)");
        assertThat(copy(fewer, 1).errors()).contains("is not from here");
    }

    @Test
    void eventsThatWouldBeChangedAreRejected() throws Exception {
        var gap = directory.copy(temporary.resolve("gap"));
        gap.sql("delete from events.domain_event_entry where global_index = 5");
        assertThat(copy(gap, 3).errors()).contains("gaps");
        var nested = directory.copy(temporary.resolve("nested"));
        nested.sql("update events.domain_event_entry set meta_data = '{\"a\":[1]}' where global_index = 5");
        assertThat(copy(nested, 3).errors()).contains("Event 5").contains("neither text, number nor truth value");
        var fine = directory.copy(temporary.resolve("fine"));
        fine.sql(
                "update events.domain_event_entry set time_stamp = '2026-01-01T00:00:00.000001Z' where global_index = 5");
        assertThat(copy(fine, 3).errors()).contains("finer than a millisecond");
        assertThat(count()).isZero();
    }

    @Test
    void anUnavailableServerIsReported() throws Exception {
        assertThat(CommandProcess.run(directory.path(), "events", "copy", "--to=127.0.0.1:1")
                        .expect(3)
                        .errors())
                .contains("No Axon Server can be reached at 127.0.0.1:1");
        CommandProcess.run(directory.path(), "events", "copy", "--to=here").expect(2);
    }

    private static CommandProcess.Ended copy(DirectoryAtRest from, int code, String... more) throws Exception {
        var arguments = Stream.concat(Stream.of("events", "copy", "--to=" + SERVER), Stream.of(more))
                .toArray(String[]::new);
        return CommandProcess.run(from.path(), arguments).expect(code);
    }

    private static long count() throws Exception {
        var address = URI.create("grpc://" + SERVER);
        var factory = AxonServerConnectionFactory.forClient("test")
                .routingServers(new ServerAddress(address.getHost(), address.getPort()))
                .build();
        try {
            return factory.connect("default").eventChannel().getLastToken().get(10, TimeUnit.SECONDS) + 1;
        } finally {
            factory.shutdown();
        }
    }
}
