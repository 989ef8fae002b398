package no.bufdirreporting.standalone.backup;

/**
 * A file of a backup.
 *
 * @param path relative to the database's directory, with slashes
 */
record CopiedFile(String path, long size, String sha256) {}
