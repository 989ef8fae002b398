package no.bufdirreporting.organization.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The regions that chapters are registered in, as they are now. */
@Component
public class ChapterRegions {

    private final JdbcClient jdbc;

    ChapterRegions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By chapter; those that nobody has registered are missing, those registered without a region have null. */
    public Map<String, @Nullable String> of(Collection<String> chapterIds) {
        var regions = new HashMap<String, @Nullable String>();
        jdbc.sql("select chapter_id, region from chapter where chapter_id = any (?)")
                .param(chapterIds.toArray(String[]::new))
                .query(row -> {
                    regions.put(row.getString("chapter_id"), row.getString("region"));
                });
        return regions;
    }
}
