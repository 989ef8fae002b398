package no.bufdirreporting.reportdata.query.definition;

import no.bufdirreporting.reportdata.ReportDefinition;

/** One version of a report definition. */
public record RegisteredDefinition(ReportDefinition definition, long version) {}
