package no.bufdirreporting.organization.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** The table of registered reporting periods. */
interface PeriodRepository extends FoldRepository<RegisteredPeriod> {

    Page<RegisteredPeriod> findAll(Pageable page);
}
