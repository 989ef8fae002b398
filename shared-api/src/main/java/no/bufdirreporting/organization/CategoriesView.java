package no.bufdirreporting.organization;

import java.util.Map;
import no.bufdirreporting.kernel.Versioned;

/**
 * The category rules in force.
 *
 * @param categories category by activity type
 * @param fallback the category of types that no rule names
 * @param version the rule version that runs name
 */
public record CategoriesView(Map<String, String> categories, String fallback, long version) implements Versioned {}
