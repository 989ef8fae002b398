package no.bufdirreporting.benchmarks.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.jspecify.annotations.Nullable;

/** A row of the only table. */
@Entity
@Table(name = "activity")
class Activity {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    @Nullable
    UUID activityId;

    String contactId = "";
    String chapterId = "";
    String orgId = "";
    String activityType = "";

    @Nullable
    String category;

    Instant submittedAt = Instant.EPOCH;
    BigDecimal hours = BigDecimal.ZERO;
    int participantCount = 1;
    String status = "completed";

    @Nullable
    String description;

    @Nullable
    String location;

    Instant createdAt = Instant.EPOCH;

    @Nullable
    Instant updatedAt;

    @Version
    long version;
}
