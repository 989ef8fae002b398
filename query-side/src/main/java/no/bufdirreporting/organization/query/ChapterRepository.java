package no.bufdirreporting.organization.query;

import java.util.List;
import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.jpa.repository.Query;

/** The table of chapters. */
interface ChapterRepository extends FoldRepository<Chapter> {

    List<Chapter> findByOrgId(String orgId);

    /** How many events the chapters of an organization have. */
    @Query("select coalesce(sum(version + 1), 0) from Chapter where orgId = :orgId")
    long countEvents(String orgId);
}
