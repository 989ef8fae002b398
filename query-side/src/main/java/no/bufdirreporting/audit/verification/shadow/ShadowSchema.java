package no.bufdirreporting.audit.verification.shadow;

/** The names of the schemas that a job creates. */
public record ShadowSchema(String name) {

    static final String SHADOW = "read_model_shadow_";
    static final String OLD = "read_model_old_";

    public static ShadowSchema of(String jobId) {
        return new ShadowSchema(SHADOW + suffix(jobId));
    }

    /** The name that the former live schema gets when the shadow takes its place. */
    public static String old(String jobId) {
        return OLD + suffix(jobId);
    }

    /** The schema of the shadow's version tables; it is only compared, never swapped. */
    public String past() {
        return name + "_past";
    }

    private static String suffix(String jobId) {
        return jobId.replaceAll("[^a-z0-9]", "");
    }
}
