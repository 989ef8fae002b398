package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.jdbc.Instants.instant;
import static no.bufdirreporting.platform.query.jdbc.Instants.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import no.bufdirreporting.organization.RegionHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of chapters. */
@Component
public class ChapterRegister {

    private static final TypeReference<List<ChapterRegion>> REGIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ChapterRegister(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The chapters of an organization, as events up to now have made them. */
    public RegisteredChapters of(String orgId) {
        var chapters = jdbc.sql("select * from chapter where org_id = ?")
                .param(orgId)
                .query(this::view)
                .list();
        return new RegisteredChapters(
                chapters.stream().mapToLong(it -> it.version() + 1).sum(),
                chapters.stream().collect(Collectors.toMap(ChapterView::chapterId, Function.identity())));
    }

    /** What {@link RegisteredChapters#version} of the organization's chapters would be. */
    public long versionOf(String orgId) {
        return jdbc.sql("select coalesce(sum(version + 1), 0)::bigint from chapter where org_id = ?")
                .param(orgId)
                .query(Long.class)
                .single();
    }

    Optional<ChapterView> find(String chapterId) {
        return jdbc.sql("select * from chapter where chapter_id = ?")
                .param(chapterId)
                .query(this::view)
                .optional();
    }

    List<ChapterView> list(ListChapters query) {
        return jdbc.sql("""
                        select * from chapter where :org_id::text is null or org_id = :org_id
                        order by created_at desc, chapter_id desc offset :offset limit :limit""")
                .param("org_id", query.orgId())
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(this::view)
                .list();
    }

    long count(ListChapters query) {
        return jdbc.sql("select count(*) from chapter where :org_id::text is null or org_id = :org_id")
                .param("org_id", query.orgId())
                .query(Long.class)
                .single();
    }

    void insert(String chapterId, String orgId, String name, RegionHistory regions, Instant at, long version) {
        var latest = regions.latest();
        jdbc.sql("""
                        insert into chapter (chapter_id, org_id, name, region, municipality, regions, created_at,
                            updated_at, version)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        chapterId,
                        orgId,
                        name,
                        latest.region(),
                        latest.municipality(),
                        write(regions),
                        utc(at),
                        utc(at),
                        version)
                .update();
    }

    void rename(String chapterId, String name, Instant at, long version) {
        jdbc.sql("update chapter set name = ?, updated_at = ?, version = ? where chapter_id = ?")
                .params(name, utc(at), version, chapterId)
                .update();
    }

    void move(String chapterId, RegionHistory regions, Instant at, long version) {
        var latest = regions.latest();
        jdbc.sql("""
                        update chapter set region = ?, municipality = ?, regions = ?::jsonb, updated_at = ?, version = ?
                        where chapter_id = ?""")
                .params(latest.region(), latest.municipality(), write(regions), utc(at), version, chapterId)
                .update();
    }

    void deleteAll() {
        jdbc.sql("truncate chapter").update();
    }

    private ChapterView view(ResultSet row, int number) throws SQLException {
        return new ChapterView(
                row.getString("chapter_id"),
                row.getString("name"),
                row.getString("org_id"),
                row.getString("region"),
                row.getString("municipality"),
                read(row.getString("regions")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    private String write(RegionHistory history) {
        try {
            return json.writeValueAsString(history.regions());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<ChapterRegion> read(String regions) {
        try {
            return json.readValue(regions, REGIONS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
