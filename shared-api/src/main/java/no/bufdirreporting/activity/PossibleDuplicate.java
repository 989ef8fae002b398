package no.bufdirreporting.activity;

import java.util.List;

/**
 * An activity that may be the same one as another, which was recorded twice. Both have the same contact and organization.
 *
 * @param sameChapter whether both have the same chapter
 * @param reasons why it may be the same one; at least one
 */
public record PossibleDuplicate(ActivityView activity, boolean sameChapter, List<Reason> reasons) {

    /** Why two activities of a contact may be the same one. */
    public enum Reason {
        SAME_TYPE_AND_DAY,
        /** Whatever their types and days are. */
        SIMILAR_DESCRIPTION_AND_TIME
    }
}
