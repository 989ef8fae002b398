package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.OrganizationEvent;

/** An event that gives an organization its name. */
public sealed interface OrganizationNamed extends OrganizationEvent
        permits OrganizationRegistered, OrganizationRenamed {

    String name();
}
