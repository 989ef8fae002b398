package no.bufdirreporting.organization.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import no.bufdirreporting.platform.http.binding.Code;
import org.jspecify.annotations.Nullable;

/** The content of the YAML file with the initial reference data. */
record ReferenceData(
        List<Organization> organizations,
        List<Chapter> chapters,
        @Size(max = 10_000) Map<@Code String, @Code String> categories) {

    record Organization(
            @Code String id,
            @NotBlank @Size(max = 200) String name,
            @OrganizationNumber @Nullable String organizationNumber) {}

    record Chapter(
            @Code String id,
            @Code String orgId,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) @Nullable String region,
            @NotBlank @Size(max = 200) @Nullable String municipality,

            @Pattern(regexp = Municipalities.NUMBER, message = "must be four digits") @Nullable
            String municipalityNumber) {}
}
