package no.bufdirreporting.organization.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shipped reference data, as its YAML file reads. */
record ReferenceData(List<Organization> organizations, List<Chapter> chapters, Map<String, String> categories) {

    record Organization(String id, String name) {}

    record Chapter(
            String id,
            String orgId,
            String name,
            @Nullable String region,
            @Nullable String municipality) {}
}
