package no.bufdirreporting.organization.query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import no.bufdirreporting.organization.OrganizationNumbered;
import no.bufdirreporting.organization.OrganizationRegistered;
import no.bufdirreporting.organization.OrganizationRenamed;
import no.bufdirreporting.organization.OrganizationView;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.jspecify.annotations.Nullable;

/** An organization, folded from its events. */
@Entity
@Table(name = "organization")
class Organization implements Fold {

    @Id
    private String orgId = "";

    private String name = "";
    private @Nullable String organizationNumber;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;
    private long version;

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case OrganizationRegistered it -> {
                orgId = it.orgId();
                name = it.name();
                createdAt = event.at();
            }
            case OrganizationRenamed it -> name = it.name();
            case OrganizationNumbered it -> organizationNumber = it.organizationNumber();
            default -> throw new IllegalArgumentException("Not an event of an organization: " + event);
        }
        updatedAt = event.at();
        version = event.sequence();
    }

    OrganizationView view() {
        return new OrganizationView(orgId, name, organizationNumber, createdAt, updatedAt, version);
    }
}
