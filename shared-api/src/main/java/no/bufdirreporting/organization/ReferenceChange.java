package no.bufdirreporting.organization;

/**
 * The result of a command on reference data.
 *
 * @param aggregateId the id of the aggregate
 * @param version the sequence number of its latest event
 * @param created whether the command registered a new resource
 */
public record ReferenceChange(String aggregateId, long version, boolean created) {}
