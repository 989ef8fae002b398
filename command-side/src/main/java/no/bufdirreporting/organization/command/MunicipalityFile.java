package no.bufdirreporting.organization.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.input.InvalidInputException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Reads municipalities from a CSV file with a header. */
final class MunicipalityFile {

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    private MunicipalityFile() {}

    /** @throws InvalidInputException with every problem of the file */
    static List<Municipality> read(Resource source) {
        var problems = new ArrayList<String>();
        var municipalities = parse(source, problems);
        check(municipalities, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    "municipalities in " + source.getDescription(), "bufdir.municipalities", problems);
        }
        return municipalities;
    }

    private static List<Municipality> parse(Resource source, List<String> problems) {
        var municipalities = new ArrayList<Municipality>();
        try (var content = new InputStreamReader(source.getInputStream(), StandardCharsets.UTF_8);
                var lines = CSV.parse(content)) {
            for (var line : lines) {
                municipalities.add(municipality(line));
            }
        } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
            problems.add("Line %s cannot be read: %s".formatted(municipalities.size() + 2, unreadable.getMessage()));
        }
        return municipalities;
    }

    /** @throws IllegalArgumentException if a column is missing */
    private static Municipality municipality(CSVRecord line) {
        return new Municipality(
                line.get("number"),
                line.get("name"),
                line.get("county"),
                day(line.get("from")),
                day(line.get("until")),
                line.get("became") == null
                        ? List.of()
                        : List.of(line.get("became").split(" ")));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static void check(List<Municipality> municipalities, List<String> problems) {
        Map<String, Municipality> byNumber = municipalities.stream()
                .filter(it -> it.number() != null)
                .collect(Collectors.toMap(Municipality::number, Function.identity(), (first, second) -> {
                    problems.add(first.number() + " is there twice");
                    return first;
                }));
        municipalities.forEach(it -> check(it, byNumber, problems));
    }

    private static void check(Municipality it, Map<String, Municipality> byNumber, List<String> problems) {
        if (it.number() == null || !it.number().matches(Municipalities.NUMBER)) {
            problems.add("%s: number must be four digits".formatted(it.number()));
        }
        if (it.name() == null || it.county() == null) {
            problems.add("%s: name and county are required".formatted(it.number()));
        }
        if ((it.until() == null) != it.became().isEmpty()) {
            problems.add("%s: until and became belong together".formatted(it.number()));
        }
        it.became().stream()
                .filter(next -> it.until() != null && !outlasts(byNumber.get(next), it.until()))
                .forEach(next -> problems.add(
                        "%s: became %s, which is not there, or did not last longer".formatted(it.number(), next)));
    }

    /** Otherwise a municipality could become itself again, and have no end. */
    private static boolean outlasts(@Nullable Municipality next, LocalDate until) {
        return next != null && (next.until() == null || next.until().isAfter(until));
    }
}
