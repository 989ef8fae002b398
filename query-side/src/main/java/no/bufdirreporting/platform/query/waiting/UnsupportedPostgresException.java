package no.bufdirreporting.platform.query.waiting;

/** The PostgreSQL of the read model is too old. The message is for the operator. */
final class UnsupportedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedPostgresException(String address, String version, int required) {
        super("The PostgreSQL at %s is version %s, but %s or later is needed.".formatted(address, version, required));
    }
}
