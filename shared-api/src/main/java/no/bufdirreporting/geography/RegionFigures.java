package no.bufdirreporting.geography;

import org.jspecify.annotations.Nullable;

/**
 * The completed activities of one region; stored in events, so its component names must not change.
 *
 * @param region null for chapters that have no region or are not registered
 * @param participantCount sum of their {@code participantCount}
 */
public record RegionFigures(@Nullable String region, long participantCount, long activityCount) {}
