package no.bufdirreporting.organization.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** The table of organizations. */
interface OrganizationRepository extends FoldRepository<Organization> {

    Page<Organization> findAll(Pageable page);
}
