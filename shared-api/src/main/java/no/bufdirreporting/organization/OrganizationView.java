package no.bufdirreporting.organization;

import java.time.Instant;
import no.bufdirreporting.kernel.OfOrganization;
import no.bufdirreporting.kernel.Versioned;

/** An organization as clients see it. */
public record OrganizationView(String orgId, String name, Instant createdAt, Instant updatedAt, long version)
        implements Versioned, OfOrganization {}
