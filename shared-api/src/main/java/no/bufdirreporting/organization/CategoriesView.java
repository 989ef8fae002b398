package no.bufdirreporting.organization;

import java.util.Map;
import no.bufdirreporting.kernel.Versioned;

/**
 * The current category rules.
 *
 * @param categories category by activity type
 * @param fallback the category of activity types without a rule
 * @param version the rule version that the results of runs name
 */
public record CategoriesView(Map<String, String> categories, String fallback, long version) implements Versioned {}
