package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.audit.chain.ChainReport;
import no.bufdirreporting.audit.verification.job.Verification;
import no.bufdirreporting.audit.verification.recount.Findings;
import org.jspecify.annotations.Nullable;

/** The findings of {@code audit verify}. */
record VerificationReport(ChainReport chain, long unrecorded, Verification readModel) {

    /**
     * The report as JSON.
     *
     * @param unrecordedEvents the number of stored events that were not in the audit trail yet when the service ended
     * @param readModelPosition the recorded position of the read model when the service ended; if it is not the last one,
     *     a copy of the read model was caught up and compared
     * @param result as in a verification by the service; null if there is none
     */
    record Json(
            boolean verified,
            ChainReport chain,
            long unrecordedEvents,
            long readModelPosition,
            @Nullable Findings result,
            @Nullable String failureReason) {}

    Json asJson() {
        return new Json(
                exitCode() == ExitCode.OK,
                chain,
                unrecorded,
                readModel.position(),
                readModel.result(),
                readModel.failureReason());
    }

    /** Differences count even if something else could not be checked. */
    int exitCode() {
        var result = readModel.result();
        if (!chain.intact() || (result != null && result.differenceCount() > 0)) {
            return ExitCode.DIFFERENT;
        }
        return result == null ? ExitCode.FAILED : ExitCode.OK;
    }
}
