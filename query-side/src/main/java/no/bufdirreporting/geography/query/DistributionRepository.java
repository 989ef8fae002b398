package no.bufdirreporting.geography.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;

/** The table of distributions. */
interface DistributionRepository extends FoldRepository<Distribution> {}
