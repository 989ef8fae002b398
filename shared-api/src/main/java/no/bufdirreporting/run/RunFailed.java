package no.bufdirreporting.run;

/** A run ended without figures. The figures of an earlier run stay. */
public interface RunFailed extends RunEnded {

    /** Why, for a person. */
    String reason();
}
