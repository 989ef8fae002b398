package no.bufdirreporting.organization;

import no.bufdirreporting.kernel.OrganizationEvent;

/** An event of one chapter. */
public sealed interface ChapterEvent extends OrganizationEvent
        permits ChapterRegistered, ChapterRenamed, ChapterMoved, ChapterRelocated, ChapterPlaced {

    String chapterId();
}
