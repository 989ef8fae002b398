package no.bufdirreporting.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.benchmarks.load.Request;

/** The peer: a plain Spring Data JPA service on a PostgreSQL that already runs. */
public final class Peer extends Server {

    private static final String SPAN =
            "?orgId=" + Activities.ORGANIZATION + "&from=" + Activities.FROM + "&before=" + Activities.BEFORE;

    /** Rows like those that clients send, made by the database. */
    private static final String FILL = """
            insert into activity (activity_id, contact_id, chapter_id, org_id, activity_type, submitted_at, hours,
                participant_count, status, created_at, version)
            select uuidv7(), 'contact-' || floor(random() * 50000), (array[%s])[1 + floor(random() * %s)::int], '%s',
                (array[%s])[1 + floor(random() * %s)::int],
                timestamptz '2025-01-01 00:00:00Z' + random() * interval '365 days', floor(random() * 80) / 10,
                1 + floor(random() * 29), case when random() < 0.1 then 'planned' else 'completed' end,
                clock_timestamp(), 0
            from generate_series(1, %s)
            """;

    private Peer(JavaProcess process, Database database) {
        super("peer", process, database);
    }

    /** Starts the peer. */
    public static Peer start(Path jar, Path directory, PeerDatabase database) throws IOException, InterruptedException {
        var process = new JavaProcess(
                List.of(),
                jar,
                directory.resolveSibling(directory.getFileName() + ".log"),
                Request.get("/activities?limit=1"),
                List.of("--spring.datasource.url=" + database.database().jdbcUrl()));
        return new Peer(process, database.database());
    }

    @Override
    public Request recordDurably(String organization) {
        return recordReadably(organization);
    }

    @Override
    public Request recordReadably(String organization) {
        return Request.json("POST", "/activities", Activities.next(organization));
    }

    @Override
    public Request one(String id) {
        return Request.get("/activities/" + id);
    }

    @Override
    public Request firstPage() {
        return Request.get("/activities");
    }

    @Override
    public Request firstPage(String organization) {
        return Request.get("/activities?orgId=" + organization);
    }

    @Override
    public Request count() {
        return figures();
    }

    @Override
    public Request figures() {
        return Request.get("/activities/figures" + SPAN);
    }

    @Override
    public Request byChapter() {
        return Request.get("/activities/by-chapter" + SPAN);
    }

    @Override
    public void fill(long activities) throws SQLException {
        long missing = activities
                - database().number("select count(*) from activity where org_id = '" + Activities.ORGANIZATION + "'");
        database()
                .execute(FILL.formatted(
                        quoted(Activities.CHAPTERS),
                        Activities.CHAPTERS.size(),
                        Activities.ORGANIZATION,
                        quoted(Activities.TYPES),
                        Activities.TYPES.size(),
                        Math.max(0, missing)));
    }

    @Override
    public List<String> someIds() throws SQLException {
        return database().texts("select activity_id from activity limit 10000");
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
    }
}
