package no.bufdirreporting.imports.command;

/** This process is being stopped. The import goes on in another one, or after the next start. */
final class InterruptedImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedImportException() {
        super("The process is being stopped", null, false, false);
    }
}
