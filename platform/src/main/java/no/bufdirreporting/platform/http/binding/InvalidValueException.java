package no.bufdirreporting.platform.http.binding;

/** A single value is not of its type. The message is shown to the client. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidValueException(String message) {
        super(message, null, false, false);
    }
}
