package no.bufdirreporting.organization.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;

/** The table of organizations. */
interface OrganizationRepository extends FoldRepository<Organization> {}
