package no.bufdirreporting.organization;

import java.util.Map;
import org.axonframework.serialization.Revision;

/** The rules by which activity types without a category of their own are reported; replaces all earlier rules. */
@Revision("1")
public record CategoriesDefined(Map<String, String> categoryByActivityType) {}
