package no.bufdirreporting.platform.keys;

/** A row of the table of keys. */
record PersonRow(String person, String orgId, byte[] lookup, byte[] wrapped, byte[] contact) {}
