package no.bufdirreporting.organization;

/** An event that gives an organization its name. */
public interface OrganizationNamed {

    String name();
}
