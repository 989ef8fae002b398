package no.bufdirreporting.submission;

import org.jspecify.annotations.Nullable;

/**
 * The part of some figures that falls into one region.
 *
 * @param region null for chapters that nobody has registered, or registered without a region
 */
public record SubmittedRegion(@Nullable String region, long activities, long participants) {}
