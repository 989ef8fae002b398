package no.bufdirreporting.organization.query;

import org.springframework.stereotype.Component;

/** Reads the chapters that are registered now. */
@Component
public class ChapterRegister {

    private final ChapterRepository chapters;

    ChapterRegister(ChapterRepository chapters) {
        this.chapters = chapters;
    }

    public RegisteredChapters of(String orgId) {
        return RegisteredChapters.of(chapters.findByOrgId(orgId));
    }

    /** The {@link RegisteredChapters#version} of the organization, without reading its chapters. */
    public long versionOf(String orgId) {
        return chapters.countEvents(orgId);
    }
}
