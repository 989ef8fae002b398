package no.bufdirreporting.imports.command.sheet;

/** A file is not what its format says. The message is for people. */
public final class UnreadableSheetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableSheetException(String message) {
        super(message, null, false, false);
    }
}
