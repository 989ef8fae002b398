package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of the YAML file with the initial reference data. */
record ReferenceData(
        List<Organization> organizations,
        List<Chapter> chapters,
        @Size(max = 10_000) Map<@NotBlank @Size(max = 200) String, @NotBlank @Size(max = 200) String> categories) {

    record Organization(
            @NotBlank @Size(max = 200) String id,
            @NotBlank @Size(max = 200) String name) {}

    record Chapter(
            @NotBlank @Size(max = 200) String id,
            @NotBlank @Size(max = 200) String orgId,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) @Nullable String region,
            @NotBlank @Size(max = 200) @Nullable String municipality) {}
}
