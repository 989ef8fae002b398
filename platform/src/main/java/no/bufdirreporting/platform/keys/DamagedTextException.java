package no.bufdirreporting.platform.keys;

/** An encrypted text was changed, or the key is not the one that it was encrypted by. */
public final class DamagedTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedTextException(String person, Throwable cause) {
        super("What is stored about %s cannot be decrypted.".formatted(person), cause);
    }
}
