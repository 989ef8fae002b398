package no.bufdirreporting.platform.keys;

/** Keys were wrapped by another master key. */
final class WrongMasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongMasterKeyException(Throwable cause) {
        super("The keys of personal data were wrapped by another master key than the one that is set.", cause);
    }
}
