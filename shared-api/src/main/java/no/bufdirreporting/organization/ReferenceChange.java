package no.bufdirreporting.organization;

/**
 * What a command on reference data led to.
 *
 * @param aggregateId the aggregate in the event store
 * @param version the sequence number of its latest event
 * @param created whether the thing is new
 */
public record ReferenceChange(String aggregateId, long version, boolean created) {}
