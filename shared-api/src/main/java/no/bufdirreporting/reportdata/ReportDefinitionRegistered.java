package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;

/**
 * A version of a report definition was registered and replaces the earlier version with the same id. The sequence number of
 * this event is the version that figures name. All definitions share one sequence.
 *
 * <p>A definition is withdrawn by a version without organizations. Definitions that change together are stored together,
 * after which no two name the same organization. A reader that has seen only some of them uses the latest one that names
 * the organization, or the latest default.
 */
@EventType(name = "ReportDefinitionRegistered")
public record ReportDefinitionRegistered(ReportDefinition definition) {}
