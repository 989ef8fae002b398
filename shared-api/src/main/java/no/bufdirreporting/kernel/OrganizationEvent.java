package no.bufdirreporting.kernel;

/**
 * An event of one organization. Events of one organization are projected one after the other, in store order; events of
 * different organizations may be projected in parallel.
 */
public interface OrganizationEvent {

    /** The organization that the event belongs to. */
    String orgId();
}
