package no.bufdirreporting.benchmarks.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Random activities of one year, the same kind for all servers. */
public final class Activities {

    /** The organization whose activities are counted. */
    public static final String ORGANIZATION = "org-bufdir-42";

    /** The organization that is written to while something is measured. */
    public static final String OTHER_ORGANIZATION = "org-1042";

    static final String YEAR = "2025";
    static final String FROM = "2024-12-31T23:00:00Z";
    static final String BEFORE = "2025-12-31T23:00:00Z";
    static final List<String> CHAPTERS =
            List.of("chapter-oslo", "lc-oslo-nord", "chapter-bergen", "lc-bergen", "chapter-stavanger", "unregistered");
    static final List<String> TYPES = List.of(
            "youth_club", "senior_cafe", "mentoring", "family_guidance", "individual_counseling", "accessible_sports");

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int CONTACTS = 50_000;

    private Activities() {}

    /** The registered chapters are those of {@link #ORGANIZATION}; others would be refused. */
    private static String chapter(String organization, int number) {
        String chapter = CHAPTERS.get(number);
        return organization.equals(ORGANIZATION) ? chapter : organization + "-" + chapter;
    }

    static String next(String organization) {
        var random = ThreadLocalRandom.current();
        return """
                {"org_id": "%s", "contact_id": "contact-%s", "chapter_id": "%s", "activity_type": "%s",\
                 "submitted_at": "%s", "hours": %s, "participant_count": %s, "status": "%s"}""".formatted(
                        organization,
                        random.nextInt(CONTACTS),
                        chapter(organization, random.nextInt(CHAPTERS.size())),
                        TYPES.get(random.nextInt(TYPES.size())),
                        START.plusSeconds(random.nextInt(365 * 86_400)),
                        random.nextInt(80) / 10.0,
                        random.nextInt(1, 30),
                        random.nextInt(10) == 0 ? "planned" : "completed");
    }
}
