package no.bufdirreporting.platform.http.binding;

/** A single value does not read as its type; the message is meant for the client. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidValueException(String shown) {
        super(shown, null, false, false);
    }
}
