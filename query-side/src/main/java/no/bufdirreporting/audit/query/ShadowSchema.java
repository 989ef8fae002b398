package no.bufdirreporting.audit.query;

/** Names of the schemas that a job makes. */
record ShadowSchema(String name) {

    static final String SHADOW = "read_model_shadow_";
    static final String OLD = "read_model_old_";

    static ShadowSchema of(String jobId) {
        return new ShadowSchema(SHADOW + suffix(jobId));
    }

    /** Where the live read model goes when the shadow takes its place. */
    static String old(String jobId) {
        return OLD + suffix(jobId);
    }

    /** Where the versions of activities and reports are that are kept beside it; nothing of it takes the place of anything. */
    String past() {
        return name + "_past";
    }

    private static String suffix(String jobId) {
        return jobId.replaceAll("[^a-z0-9]", "");
    }
}
