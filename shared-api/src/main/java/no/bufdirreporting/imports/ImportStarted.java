package no.bufdirreporting.imports;

import no.bufdirreporting.kernel.EventType;

/** A file was received, and its import began. Who sent it is in the metadata. */
@EventType(name = "ImportStarted")
public record ImportStarted(String importId, String orgId, ImportKind kind, ImportedFile file, ImportOptions options)
        implements ImportEvent {}
