package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;

/** The table of aggregations. */
interface AggregationRepository extends FoldRepository<Aggregation> {}
