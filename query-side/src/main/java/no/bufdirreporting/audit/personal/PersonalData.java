package no.bufdirreporting.audit.personal;

import java.util.List;

/**
 * What is stored about a contact of an organization.
 *
 * @param states all states of the contact's activities, in the order of their ids and events
 */
record PersonalData(String contactId, String orgId, List<StoredState> states) {}
