package no.bufdirreporting.standalone.postgres;

/** Another process uses the data directory. */
public final class DataDirectoryInUseException extends EmbeddedDatabaseException {

    private static final long serialVersionUID = 1L;

    DataDirectoryInUseException(String message, String action) {
        super(message, action, null);
    }
}
