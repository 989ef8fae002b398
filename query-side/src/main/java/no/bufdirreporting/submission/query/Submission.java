package no.bufdirreporting.submission.query;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import no.bufdirreporting.submission.PeriodSubmitted;
import no.bufdirreporting.submission.ShownFigures;
import no.bufdirreporting.submission.SubmissionChanges;
import no.bufdirreporting.submission.SubmissionFailed;
import no.bufdirreporting.submission.SubmissionFigures;
import no.bufdirreporting.submission.SubmissionRequested;
import no.bufdirreporting.submission.SubmissionResumed;
import no.bufdirreporting.submission.SubmissionStatus;
import no.bufdirreporting.submission.SubmissionView;
import no.bufdirreporting.submission.SubmissionWithdrawn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A submission and its figures, folded from its events. */
@Entity
@Table(name = "submission")
class Submission implements Fold {

    @Id
    private String submissionId = "";

    private String orgId = "";

    /** Null if the client gave days. */
    private @Nullable String periodId;

    private LocalDate periodStart = LocalDate.EPOCH;
    private LocalDate periodEnd = LocalDate.EPOCH;
    private String submittedBy = "";

    @Enumerated(EnumType.STRING)
    private SubmissionStatus status = SubmissionStatus.PROCESSING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable SubmissionFigures figures;

    private @Nullable Long rulesVersion;
    private @Nullable Long position;
    private @Nullable String failureReason;
    private Instant requestedAt = Instant.EPOCH;
    private @Nullable Instant submittedAt;
    private @Nullable String supersedes;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawnBy;
    private @Nullable String withdrawalReason;
    private long version;

    @Override
    public boolean isPresent() {
        return !submissionId.isEmpty();
    }

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case SubmissionRequested it -> request(it, event.at());
            case SubmissionResumed it -> {
                status = SubmissionStatus.PROCESSING;
                failureReason = null;
            }
            case PeriodSubmitted it -> {
                status = SubmissionStatus.SUBMITTED;
                figures = it.figures();
                rulesVersion = it.ruleVersion();
                position = it.position();
                submittedAt = event.at();
            }
            case SubmissionFailed it -> {
                status = SubmissionStatus.FAILED;
                failureReason = it.reason();
            }
            case SubmissionWithdrawn it -> {
                status = SubmissionStatus.WITHDRAWN;
                withdrawnAt = event.at();
                withdrawnBy = it.withdrawnBy();
                withdrawalReason = it.reason();
            }
            default -> {}
        }
        version = event.sequence();
    }

    private void request(SubmissionRequested event, Instant at) {
        submissionId = event.submissionId();
        orgId = event.orgId();
        periodId = event.periodId();
        periodStart = event.periodStart();
        periodEnd = event.periodEnd();
        submittedBy = event.submittedBy();
        supersedes = event.supersedes();
        requestedAt = at;
    }

    String orgId() {
        return orgId;
    }

    LocalDate periodStart() {
        return periodStart;
    }

    LocalDate periodEnd() {
        return periodEnd;
    }

    @Nullable
    SubmissionFigures figures() {
        return figures;
    }

    String id() {
        return submissionId;
    }

    @Nullable
    String supersedes() {
        return supersedes;
    }

    /**
     * @param present what would be submitted now; null as long as nothing was
     * @param supersededBy the submission that replaces this one, if any
     */
    SubmissionView view(@Nullable SubmissionFigures present, @Nullable String supersededBy) {
        return new SubmissionView(
                orgId,
                submissionId,
                periodStart,
                periodEnd,
                submittedAt,
                submittedBy,
                figures == null ? null : figures.activities(),
                periodId,
                status,
                failureReason,
                figures == null ? null : ShownFigures.of(figures),
                present == null ? null : ShownFigures.of(present),
                figures == null || present == null ? null : SubmissionChanges.between(figures, present),
                requestedAt,
                rulesVersion,
                position,
                supersedes,
                supersededBy,
                withdrawnAt,
                withdrawnBy,
                withdrawalReason,
                version,
                null);
    }
}
