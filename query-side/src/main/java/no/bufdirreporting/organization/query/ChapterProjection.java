package no.bufdirreporting.organization.query;

import static no.bufdirreporting.platform.query.Instants.utc;

import java.time.Instant;
import java.util.Optional;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.OrganizationQuery.ChapterPage;
import no.bufdirreporting.organization.OrganizationQuery.FindChapter;
import no.bufdirreporting.organization.OrganizationQuery.ListChapters;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of local chapters, as it is now. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
class ChapterProjection {

    private final JdbcClient jdbc;

    ChapterProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ChapterRegistered event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("""
                        insert into chapter (chapter_id, org_id, name, region, municipality, created_at, updated_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        event.chapterId(),
                        event.orgId(),
                        event.name(),
                        event.region(),
                        event.municipality(),
                        utc(at),
                        utc(at),
                        version)
                .update();
    }

    @EventHandler
    void on(ChapterRenamed event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("update chapter set name = ?, updated_at = ?, version = ? where chapter_id = ?")
                .params(event.name(), utc(at), version, event.chapterId())
                .update();
    }

    @EventHandler
    void on(ChapterMoved event, @Timestamp Instant at, @SequenceNumber long version) {
        jdbc.sql("update chapter set region = ?, municipality = ?, updated_at = ?, version = ? where chapter_id = ?")
                .params(event.region(), event.municipality(), utc(at), version, event.chapterId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate chapter").update();
    }

    @QueryHandler
    Optional<ChapterView> handle(FindChapter query) {
        return jdbc.sql("select * from chapter where chapter_id = ?")
                .param(query.chapterId())
                .query(ChapterView.class)
                .optional();
    }

    @QueryHandler
    ChapterPage handle(ListChapters query) {
        var page = jdbc.sql("""
                        select * from chapter where :org_id::text is null or org_id = :org_id
                        order by created_at desc, chapter_id desc offset :offset limit :limit""")
                .param("org_id", query.orgId())
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query(ChapterView.class)
                .list();
        long total = jdbc.sql("select count(*) from chapter where :org_id::text is null or org_id = :org_id")
                .param("org_id", query.orgId())
                .query(Long.class)
                .single();
        return new ChapterPage(page, total);
    }
}
