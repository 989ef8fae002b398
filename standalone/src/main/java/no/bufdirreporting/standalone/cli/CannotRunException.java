package no.bufdirreporting.standalone.cli;

/** A command cannot be carried out; the message says why. */
final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRunException(String reason) {
        super(reason);
    }
}
