package no.bufdirreporting.standalone.backup;

/** Is told how far a backup or restore has come. */
public interface Progress {

    /** Called before each file. */
    void copied(long files, long of);
}
