package no.bufdirreporting.audit.verification.comparison;

import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.trail.StoredTokens;
import no.bufdirreporting.audit.version.VersionRows;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Selects the live and the rebuilt versions as of a position that both have reached. Live versions have a processor of
 * their own, so their position differs from the read model's. Versions never change except that they end, so the state
 * at an earlier position can be selected later.
 *
 * @param common the position up to which they are compared
 * @param reached the position that the live versions have reached; no live version can begin after it
 */
record ComparedVersions(long common, long reached) {

    static ComparedVersions of(JdbcTemplate jdbc, String past) {
        long reached = new VersionRows(jdbc, AuditSchema.NAME).position();
        var database = jdbc.getDataSource();
        if (database != null) {
            // If tampering lowered the head, the token still tells how far the processor was.
            reached = Math.max(reached, new StoredTokens(database).position(AuditProcessors.VERSIONS));
        }
        return new ComparedVersions(Math.min(reached, new VersionRows(jdbc, past).position()), reached);
    }

    /** The live versions. Those that begin after the position reached are included, because they must be wrong. */
    String live(String table, List<String> columns) {
        return "(select %s from %s where from_position <= %s or from_position > %s)"
                .formatted(columns(columns, "until_position > " + reached), table, common, reached);
    }

    String rebuilt(String table, List<String> columns) {
        return "(select %s from %s where from_position <= %s)".formatted(columns(columns, "false"), table, common);
    }

    private String columns(List<String> columns, String kept) {
        return columns.stream()
                .map(it -> it.equals("until_position")
                        ? "case when until_position <= %s or %s then until_position end as until_position"
                                .formatted(common, kept)
                        : it)
                .collect(Collectors.joining(", "));
    }
}
