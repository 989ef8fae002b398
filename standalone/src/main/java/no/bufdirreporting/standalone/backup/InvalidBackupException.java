package no.bufdirreporting.standalone.backup;

/** A directory is not a backup that can be restored; the message says why. */
public final class InvalidBackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidBackupException(String reason) {
        super(reason);
    }
}
