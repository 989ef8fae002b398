package no.bufdirreporting.reportdata;

import no.bufdirreporting.kernel.EventType;

/**
 * A report definition is in force from now on, instead of the one with the same id before it. The sequence number of this
 * event is the definition's version, which figures name; it grows with each, but all definitions share one sequence.
 *
 * <p>A definition that was withdrawn is registered once more, for no organization. Definitions that change together are
 * stored together, and of those then in force no two are for the same organization. Whoever has read only some of them
 * follows, for an organization or for all others, the latest one that is for it.
 */
@EventType(name = "ReportDefinitionRegistered")
public record ReportDefinitionRegistered(ReportDefinition definition) {}
