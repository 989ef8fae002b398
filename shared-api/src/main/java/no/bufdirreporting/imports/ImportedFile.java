package no.bufdirreporting.imports;

/**
 * A file as it was received.
 *
 * @param sha256 the hash of its bytes, in hexadecimal
 */
public record ImportedFile(ImportFormat format, long bytes, String sha256) {}
