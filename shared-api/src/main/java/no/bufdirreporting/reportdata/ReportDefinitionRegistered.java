package no.bufdirreporting.reportdata;

import org.axonframework.serialization.Revision;

/**
 * A report definition is in force from now on, instead of the one with the same id before it. The sequence number of this
 * event is the definition's version, which figures name.
 */
@Revision("1")
public record ReportDefinitionRegistered(ReportDefinition definition) {}
