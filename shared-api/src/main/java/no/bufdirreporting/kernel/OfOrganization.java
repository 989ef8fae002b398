package no.bufdirreporting.kernel;

/** A view of something that belongs to an organization. */
public interface OfOrganization {

    String orgId();
}
