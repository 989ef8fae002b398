package no.bufdirreporting.organization.query;

import java.util.List;
import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.jpa.repository.Query;

/** The table of chapters. */
interface ChapterRepository extends FoldRepository<Chapter> {

    List<Chapter> findByOrgId(String orgId);

    /** The number of events of an organization's chapters. */
    @Query("select coalesce(sum(version + 1), 0) from Chapter where orgId = :orgId")
    long countEvents(String orgId);
}
