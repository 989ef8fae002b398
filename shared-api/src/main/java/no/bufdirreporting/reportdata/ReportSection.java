package no.bufdirreporting.reportdata;

import java.util.List;

/** One section as it was reported; stored in events, so its component names must not change. */
public record ReportSection(String sectionId, String sectionTitle, List<ReportField> fields) {}
