package no.bufdirreporting.kernel;

/** A part of an answer between processes that is never shown to clients. */
public interface NotShown {}
