package no.bufdirreporting.cluster;

/** Another process of this name is connected. The message names it and is for the operator. */
final class NodeIdInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String ACTION = """
            Give each query side a bufdir.node-id of its own, or none: then it is unique. \
            If the other process is to be replaced, stop it first. If it hangs or its host has vanished, end its connection \
            with "select pg_terminate_backend(%s)" in the database; PostgreSQL itself notices a vanished host within 30 s.""";

    private final int backend;

    NodeIdInUseException(String name, String holder, int backend) {
        super("Another process with bufdir.node-id '%s' projects into this read model: %s.".formatted(name, holder));
        this.backend = backend;
    }

    String action() {
        return ACTION.formatted(backend);
    }
}
