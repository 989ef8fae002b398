package no.bufdirreporting.organization;

import java.time.Instant;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.kernel.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * An organization as clients see it.
 *
 * @param organizationNumber the number in Norway's register of legal entities, or null
 */
public record OrganizationView(
        String orgId,
        String name,
        @Nullable String organizationNumber,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned, OfOrganization {}
