package no.bufdirreporting.kernel;

/** An answer with figures of people, of which small ones can be left out. */
public interface Suppressible {

    /** Returns the same answer without the figures that would tell of too few people. */
    Object suppressed(Suppression by);
}
