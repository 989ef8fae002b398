package no.bufdirreporting.reportdata.query;

import no.bufdirreporting.reportdata.ReportDefinition;

/** One version of a report definition. */
record RegisteredDefinition(ReportDefinition definition, long version) {}
