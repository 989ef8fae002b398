package no.bufdirreporting.contact;

/** The queries about contacts. */
public sealed interface ContactQuery {

    /** Answered with the number of present activities, as a {@code Long}, of a person. */
    record CountActivitiesOfPerson(String person) implements ContactQuery {}
}
