package no.bufdirreporting.submission;

import org.jspecify.annotations.Nullable;

/**
 * The submitted figures of one region.
 *
 * @param region null for chapters that have no region or are not registered
 */
public record SubmittedRegion(@Nullable String region, long activities, long participants) {}
