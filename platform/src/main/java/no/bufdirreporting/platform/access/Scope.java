package no.bufdirreporting.platform.access;

import java.util.Arrays;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
    /** Activities, and what looks wrong with them. */
    ACTIVITIES_READ("activities:read"),
    ACTIVITIES_WRITE("activities:write"),
    /** Aggregations, distributions, report data, submissions. */
    FIGURES_READ("figures:read"),
    FIGURES_RUN("figures:run"),
    FIGURES_SUBMIT("figures:submit"),
    REFERENCE_WRITE("reference:write"),
    /** What auditors read. */
    AUDIT_READ("audit:read", false),
    /** Verifications and rebuilds. */
    AUDIT_RUN("audit:run", false),
    /** Metrics, details of health, processors. */
    OPS_READ("ops:read", false),
    ADMIN("admin", false);

    private final String text;
    private final boolean open;

    Scope(String text) {
        this(text, true);
    }

    Scope(String text, boolean open) {
        this.text = text;
        this.open = open;
    }

    /** The scope that tokens name by the text; empty if it is none of this service. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
    }

    /** Whether everybody has it in the open mode. Tokens without an organization do not have it. */
    boolean isOpen() {
        return open;
    }

    /** As tokens name it, such as {@code figures:read}. */
    @Override
    public String toString() {
        return text;
    }
}
