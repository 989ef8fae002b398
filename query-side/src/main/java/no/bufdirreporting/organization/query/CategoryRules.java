package no.bufdirreporting.organization.query;

import java.util.Map;
import no.bufdirreporting.organization.CategoriesDefined;

/**
 * One version of the rules that give activity types their category.
 *
 * @param version the version that figures counted by these rules name
 * @param fallback the category of activities that neither have one of their own nor are of a type that a rule names
 */
public record CategoryRules(long version, Map<String, String> categoryByActivityType, String fallback) {

    /** The rules before any were defined: every activity without a category of its own is in the fallback category. */
    public static final CategoryRules NONE = new CategoryRules(-1, Map.of(), CategoriesDefined.ANNET);

    /**
     * The category an activity is reported under.
     *
     * @param ownCategory its own category, or empty if it has none
     */
    public String categoryOf(String activityType, String ownCategory) {
        return ownCategory.isEmpty() ? categoryByActivityType.getOrDefault(activityType, fallback) : ownCategory;
    }
}
