package no.bufdirreporting.submission.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** The table of submissions. */
interface SubmissionRepository extends FoldRepository<Submission>, JpaSpecificationExecutor<Submission> {}
