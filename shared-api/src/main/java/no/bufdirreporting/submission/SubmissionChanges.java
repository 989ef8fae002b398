package no.bufdirreporting.submission;

import java.math.BigDecimal;

/**
 * What has happened to figures since they were submitted: the present ones minus the submitted ones.
 *
 * @param changed whether anything differs, by category and region too
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
