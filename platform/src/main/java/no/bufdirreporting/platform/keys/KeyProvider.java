package no.bufdirreporting.platform.keys;

/**
 * Holds the master key, which never leaves it: a key management service, or {@link MasterKey}. Called once for each
 * organization and process.
 */
public interface KeyProvider {

    /** Encrypts a key. */
    byte[] wrap(byte[] key);

    /**
     * Decrypts what {@link #wrap} made.
     *
     * @throws WrongMasterKeyException if it was wrapped by another master key
     */
    byte[] unwrap(byte[] wrapped);
}
