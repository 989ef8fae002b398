package no.bufdirreporting.audit.verification.shadow;

import java.util.List;
import no.bufdirreporting.audit.version.ReportVersions;
import no.bufdirreporting.audit.version.VersionRows;
import no.bufdirreporting.audit.version.VersionTrail;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects the versions of a shadow with its only processor, so that they are at the same position as its other tables. */
@ProcessingGroup(ReadModel.PROCESSOR)
public final class ShadowVersions extends VersionTrail {

    public static final List<String> TABLES = List.of("activity_version", "report_version");

    private ShadowVersions(VersionRows rows, ReportVersions reports) {
        super(rows, reports);
    }

    /** Creates the tables in a new schema, without the indexes that only queries need. */
    static ShadowVersions in(String schema, JdbcTemplate jdbc, JdbcClient client) {
        jdbc.execute("create schema " + schema);
        jdbc.execute("""
                create table %1$s.activity_version (
                    like audit.activity_version, primary key (activity_id, from_position))""".formatted(schema));
        jdbc.execute("""
                create table %1$s.report_version (
                    like audit.report_version, primary key (snapshot_id, from_position))""".formatted(schema));
        jdbc.execute("create table %1$s.version_head (like audit.version_head)".formatted(schema));
        jdbc.execute("insert into %1$s.version_head values (0)".formatted(schema));
        return new ShadowVersions(new VersionRows(jdbc, schema), new ReportVersions(client, schema));
    }
}
