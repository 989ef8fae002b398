package no.bufdirreporting.kernel;

/**
 * An event that belongs to one organization. All events of an organization are projected in store order, one after
 * the other; those of different organizations side by side.
 */
public interface OrganizationEvent {

    /** The organization whose sequence the event is part of. */
    String orgId();
}
