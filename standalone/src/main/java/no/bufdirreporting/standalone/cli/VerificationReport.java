package no.bufdirreporting.standalone.cli;

import no.bufdirreporting.audit.chain.ChainReport;
import no.bufdirreporting.audit.verification.job.Verification;
import no.bufdirreporting.audit.verification.recount.Findings;
import org.jspecify.annotations.Nullable;

/** Everything that {@code audit verify} has found. */
record VerificationReport(ChainReport chain, long unrecorded, Verification readModel) {

    /**
     * For machines.
     *
     * @param unrecordedEvents stored, and not yet in the audit trail when the service ended
     * @param readModelPosition to which event the read model had come, for all it says, when the service ended; if that is
     *     not the last one, a copy of it was compared that had come there
     * @param result the same as that of a verification by the service; null if there is none
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

    /** A difference that was found stays one, also where something else could not be looked at. */
    int exitCode() {
        var result = readModel.result();
        if (!chain.intact() || (result != null && result.differenceCount() > 0)) {
            return ExitCode.DIFFERENT;
        }
        return result == null ? ExitCode.FAILED : ExitCode.OK;
    }
}
