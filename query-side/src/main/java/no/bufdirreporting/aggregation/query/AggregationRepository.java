package no.bufdirreporting.aggregation.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** The table of aggregations. */
interface AggregationRepository extends FoldRepository<Aggregation>, JpaSpecificationExecutor<Aggregation> {}
