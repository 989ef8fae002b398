package no.bufdirreporting.submission;

import java.math.BigDecimal;

/**
 * How figures have changed since they were submitted: the current figures minus the submitted ones.
 *
 * @param changed whether any figure differs, also one by category or region
 */
public record SubmissionChanges(
        boolean changed, long activities, long participants, long uniqueParticipants, BigDecimal hours) {

    public static SubmissionChanges between(SubmissionFigures submitted, SubmissionFigures present) {
        return new SubmissionChanges(
                !present.equals(submitted),
                present.activities() - submitted.activities(),
                present.participants() - submitted.participants(),
                present.uniqueParticipants() - submitted.uniqueParticipants(),
                present.hours().subtract(submitted.hours()));
    }
}
