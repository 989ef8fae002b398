package no.bufdirreporting.audit.trail;

/** The names of the audit's event processors, also in the token store. */
public final class AuditProcessors {

    public static final String TRAIL = "audit-trail";
    public static final String VERSIONS = "audit-versions";

    private AuditProcessors() {}
}
