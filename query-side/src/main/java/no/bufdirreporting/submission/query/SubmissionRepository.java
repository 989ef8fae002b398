package no.bufdirreporting.submission.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;

/** The table of submissions. */
interface SubmissionRepository extends FoldRepository<Submission> {}
