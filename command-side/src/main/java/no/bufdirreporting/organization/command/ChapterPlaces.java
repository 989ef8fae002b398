package no.bufdirreporting.organization.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.bufdirreporting.organization.ChapterEvent;
import no.bufdirreporting.organization.ChapterMoved;
import no.bufdirreporting.organization.ChapterPlaced;
import no.bufdirreporting.organization.ChapterRegion;
import no.bufdirreporting.organization.ChapterRelocated;
import no.bufdirreporting.organization.OrganizationCommand.PutChapter;
import no.bufdirreporting.organization.RegionHistory;
import org.jspecify.annotations.Nullable;

/**
 * Where a chapter lies over time, and what a command changes of it.
 *
 * @param municipalityNumber the number that it was placed by; null if it was not
 */
record ChapterPlaces(RegionHistory regions, @Nullable String municipalityNumber) {

    /** The event that brings the chapter to where the command says; empty if it is there. */
    Optional<ChapterEvent> change(PutChapter command, Municipalities municipalities) {
        return command.municipalityNumber() == null
                ? moved(command)
                : placed(command, command.municipalityNumber(), municipalities);
    }

    /**
     * Without a day, only the latest region is compared: clients that rename a chapter repeat its region, which must not
     * erase its history.
     */
    private Optional<ChapterEvent> moved(PutChapter command) {
        String region = command.region();
        String municipality = command.municipality();
        LocalDate day = command.effectiveFrom();
        if (day != null) {
            return regions.from(day, region, municipality).equals(regions)
                    ? Optional.empty()
                    : Optional.of(
                            new ChapterRelocated(command.chapterId(), command.orgId(), region, municipality, day));
        }
        var latest = regions.latest();
        return Objects.equals(region, latest.region()) && Objects.equals(municipality, latest.municipality())
                ? Optional.empty()
                : Optional.of(new ChapterMoved(command.chapterId(), command.orgId(), region, municipality));
    }

    /** What a client has read, it may send back: the latest region of the same municipality is not a region of its own. */
    private Optional<ChapterEvent> placed(PutChapter command, String number, Municipalities municipalities) {
        LocalDate day = command.effectiveFrom();
        boolean sameNumber = number.equals(municipalityNumber);
        if (sameNumber && day == null && repeatsLatest(command)) {
            return Optional.empty();
        }
        var official = municipalities.regions(number, day);
        var placed = command.region() == null
                ? official
                : List.of(new ChapterRegion(
                        command.region(),
                        Objects.requireNonNullElse(
                                command.municipality(), official.getLast().municipality()),
                        day));
        return sameNumber && regions.from(day, placed).equals(regions)
                ? Optional.empty()
                : Optional.of(new ChapterPlaced(command.chapterId(), command.orgId(), number, day, placed));
    }

    private boolean repeatsLatest(PutChapter command) {
        var latest = regions.latest();
        return command.region() != null
                && command.region().equals(latest.region())
                && (command.municipality() == null || command.municipality().equals(latest.municipality()));
    }
}
