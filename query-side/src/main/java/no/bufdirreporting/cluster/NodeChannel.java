package no.bufdirreporting.cluster;

/** Sends notifications to all nodes, this one included. Who is not connected does not get them. */
interface NodeChannel {

    /** Sends when the current transaction commits. */
    void send(String notification);
}
