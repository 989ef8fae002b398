package no.bufdirreporting.organization.query;

import org.springframework.stereotype.Component;

/** The chapters of an organization, as they are registered now. */
@Component
public class ChapterRegister {

    private final ChapterRepository chapters;

    ChapterRegister(ChapterRepository chapters) {
        this.chapters = chapters;
    }

    public RegisteredChapters of(String orgId) {
        return RegisteredChapters.of(chapters.findByOrgId(orgId));
    }

    /** What {@link RegisteredChapters#version} of the organization's chapters would be. */
    public long versionOf(String orgId) {
        return chapters.countEvents(orgId);
    }
}
