package no.bufdirreporting.imports;

import no.bufdirreporting.kernel.EventType;

/** Somebody wants an import to end. It ends after the rows that it is at; what was recorded stays. */
@EventType(name = "ImportCancellationRequested")
public record ImportCancellationRequested(String importId, String orgId) implements ImportEvent {}
