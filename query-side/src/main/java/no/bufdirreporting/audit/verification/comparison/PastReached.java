package no.bufdirreporting.audit.verification.comparison;

import java.util.List;
import java.util.stream.Collectors;
import no.bufdirreporting.audit.trail.AuditProcessors;
import no.bufdirreporting.audit.trail.AuditSchema;
import no.bufdirreporting.audit.trail.StoredTokens;
import no.bufdirreporting.audit.version.VersionRows;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The versions that auditors are told of and those made anew, as of the position that both have come to: they have a
 * processor of their own, which need not stand where the read models do. Nothing of a version changes but that it ends, so
 * that what was of any position can be seen later.
 *
 * @param both the position up to which they are compared
 * @param told the position that the versions for auditors have come to; there can't be anything behind it
 */
record PastReached(long both, long told) {

    static PastReached of(JdbcTemplate jdbc, String past) {
        long told = new VersionRows(jdbc, AuditSchema.NAME).position();
        var database = jdbc.getDataSource();
        if (database != null) {
            // A head that was put back would leave out of the comparison what the processor has come past.
            told = Math.max(told, new StoredTokens(database).position(AuditProcessors.VERSIONS));
        }
        return new PastReached(Math.min(told, new VersionRows(jdbc, past).position()), told);
    }

    /** Those for auditors; what claims to be of positions to come is seen too. */
    String told(String table, List<String> columns) {
        return "(select %s from %s where from_position <= %d or from_position > %d)"
                .formatted(columns(columns, "until_position > " + told), table, both, told);
    }

    String rebuilt(String table, List<String> columns) {
        return "(select %s from %s where from_position <= %d)".formatted(columns(columns, "false"), table, both);
    }

    private String columns(List<String> columns, String kept) {
        return columns.stream()
                .map(it -> it.equals("until_position")
                        ? "case when until_position <= %d or %s then until_position end as until_position"
                                .formatted(both, kept)
                        : it)
                .collect(Collectors.joining(", "));
    }
}
