package no.bufdirreporting.geography.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** The table of distributions. */
interface DistributionRepository extends FoldRepository<Distribution>, JpaSpecificationExecutor<Distribution> {}
