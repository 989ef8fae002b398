package no.bufdirreporting.standalone.cli;

/** How a command ends. */
final class ExitCode {

    /** Done, and everything is as it should be. */
    static final int OK = 0;

    /** Something is not as it should be. */
    static final int DIFFERENT = 1;

    /** The arguments make no sense; picocli says so too. */
    static final int USAGE = 2;

    /** It could not be carried out. */
    static final int FAILED = 3;

    /** A service, or another command, uses the data directory. */
    static final int IN_USE = 4;

    private ExitCode() {}
}
