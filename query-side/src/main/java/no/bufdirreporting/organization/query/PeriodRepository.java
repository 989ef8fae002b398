package no.bufdirreporting.organization.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;

/** The table of registered reporting periods. */
interface PeriodRepository extends FoldRepository<RegisteredPeriod> {}
