package no.bufdirreporting.organization.query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterRegistered;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.ChapterRenamed;
import no.bufdirreporting.organization.ChapterView;
import no.bufdirreporting.organization.RegionHistory;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A local chapter, folded from its events. */
@Entity
@Table(name = "chapter")
class Chapter implements Fold {

    @Id
    private String chapterId = "";

    private String orgId = "";
    private String name = "";

    /** The last one of the list of regions; so is the municipality. */
    private @Nullable String region;

    private @Nullable String municipality;

    private @Nullable String municipalityNumber;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<ChapterRegion> regions = List.of();

    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;
    private long version;

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case ChapterRegistered it -> {
                chapterId = it.chapterId();
                orgId = it.orgId();
                name = it.name();
                createdAt = event.at();
                move(RegionHistory.always(it.region(), it.municipality()));
            }
            case ChapterRenamed it -> name = it.name();
            case ChapterMoved it -> {
                move(RegionHistory.always(it.region(), it.municipality()));
                municipalityNumber = null;
            }
            case ChapterRelocated it -> {
                move(new RegionHistory(regions).from(it.effectiveFrom(), it.region(), it.municipality()));
                municipalityNumber = null;
            }
            case ChapterPlaced it -> {
                move(new RegionHistory(regions).from(it.effectiveFrom(), it.regions()));
                municipalityNumber = it.municipalityNumber();
            }
            default -> throw new IllegalArgumentException("Not an event of a chapter: " + event);
        }
        updatedAt = event.at();
        version = event.sequence();
    }

    private void move(RegionHistory history) {
        regions = history.regions();
        region = history.latest().region();
        municipality = history.latest().municipality();
    }

    ChapterView view() {
        return new ChapterView(
                chapterId,
                name,
                orgId,
                region,
                municipality,
                municipalityNumber,
                regions,
                createdAt,
                updatedAt,
                version);
    }
}
