package no.bufdirreporting.activity.command;

import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Decides which organization an activity belongs to: the one in the request, else its chapter's, else the default one. */
@Component
class ActivityOwnership {

    private final OrganizationDirectory directory;
    private final String defaultOrganization;

    ActivityOwnership(
            OrganizationDirectory directory,
            @Value("${bufdir.default-organization-id:org-bufdir-42}") String defaultOrganization) {
        this.directory = directory;
        this.defaultOrganization = defaultOrganization;
    }

    /** The organization that a new activity would belong to, whether or not it may. */
    String expected(@Nullable String requested, String chapterId) {
        if (requested != null) {
            return requested;
        }
        String ofChapter = directory.organizationOf(chapterId);
        return ofChapter == null ? defaultOrganization : ofChapter;
    }

    String ofNew(@Nullable String requested, String chapterId) {
        String ofChapter = directory.organizationOf(chapterId);
        if (requested == null) {
            String owner = expected(null, chapterId);
            requireNamed(owner);
            directory.requireOrganization(owner);
            return owner;
        }
        directory.requireOrganization(requested);
        if (ofChapter != null && !ofChapter.equals(requested)) {
            throw Rejection.impossible(
                            "chapter-of-other-organization",
                            "org_id",
                            Caller.current().maySee(ofChapter)
                                    ? "Chapter '%s' belongs to organization '%s', not '%s'. Leave org_id out or correct it."
                                            .formatted(chapterId, ofChapter, requested)
                                    : "The chapter '%s' is none that organization '%s' can use."
                                            .formatted(chapterId, requested))
                    .asException();
        }
        return requested;
    }

    /** The request names it by a chapter, or by naming neither. */
    private static void requireNamed(String owner) {
        if (!Caller.current().maySee(owner)) {
            throw Rejection.forbidden(
                            "other-organization-forbidden",
                            "The token is not for the organization that this would belong to. Name one as org_id.")
                    .asException();
        }
    }

    /** @param chapterId the chapter that a correction moves the activity to; null if the chapter stays */
    void checkUnchanged(String owner, @Nullable String requested, @Nullable String chapterId) {
        String ofChapter = chapterId == null ? null : directory.organizationOf(chapterId);
        if ((requested != null && !requested.equals(owner)) || (ofChapter != null && !ofChapter.equals(owner))) {
            throw Rejection.conflict(
                            "activity-keeps-organization",
                            ("This activity belongs to organization '%s' and cannot move to another one."
                                            + " Delete it and record it there.")
                                    .formatted(owner))
                    .asException();
        }
    }
}
