package no.bufdirreporting.platform.query.position;

/**
 * Published when the database of the read model was started again while this process went on, before it is used again.
 * Its latest commits, tokens included, may be gone, as they do not wait for the disk.
 */
public final class ReadModelRestarted {}
