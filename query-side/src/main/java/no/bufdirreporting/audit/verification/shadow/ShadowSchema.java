package no.bufdirreporting.audit.verification.shadow;

/** Names of the schemas that a job makes. */
public record ShadowSchema(String name) {

    static final String SHADOW = "read_model_shadow_";
    static final String OLD = "read_model_old_";

    public static ShadowSchema of(String jobId) {
        return new ShadowSchema(SHADOW + suffix(jobId));
    }

    /** Where the live read model goes when the shadow takes its place. */
    public static String old(String jobId) {
        return OLD + suffix(jobId);
    }

    /** Where the versions of activities and reports are that are kept beside it; nothing of it takes the place of anything. */
    public String past() {
        return name + "_past";
    }

    private static String suffix(String jobId) {
        return jobId.replaceAll("[^a-z0-9]", "");
    }
}
