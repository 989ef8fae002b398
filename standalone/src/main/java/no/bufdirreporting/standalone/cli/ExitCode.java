package no.bufdirreporting.standalone.cli;

/** The exit codes of commands. */
final class ExitCode {

    /** Done, no differences. */
    static final int OK = 0;

    /** Differences were found. */
    static final int DIFFERENT = 1;

    /** Wrong arguments; also used by picocli. */
    static final int USAGE = 2;

    /** The command could not be carried out. */
    static final int FAILED = 3;

    /** A service or another command uses the data directory. */
    static final int IN_USE = 4;

    private ExitCode() {}
}
