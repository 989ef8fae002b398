package no.bufdirreporting.imports;

import no.bufdirreporting.kernel.EventType;

/** An import was ended on request. What was recorded stays. */
@EventType(name = "ImportCancelled")
public record ImportCancelled(String importId, String orgId, ImportTally tally) implements ImportEvent {}
