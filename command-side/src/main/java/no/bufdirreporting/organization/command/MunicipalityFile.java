package no.bufdirreporting.organization.command;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.bufdirreporting.platform.input.InvalidInputException;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads municipalities from a CSV file with a header. */
final class MunicipalityFile {

    private static final ObjectReader READER = CsvMapper.builder()
            .enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
            .build()
            .readerFor(Municipality.class)
            .with(CsvSchema.emptySchema().withHeader());

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
        try (var content = source.getInputStream();
                MappingIterator<Municipality> lines = READER.readValues(content)) {
            return lines.readAll();
        } catch (IOException | JacksonException unreadable) {
            problems.add("The file cannot be read: " + unreadable.getMessage());
            return List.of();
        }
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
        if ((it.until() == null) != (it.became() == null)) {
            problems.add("%s: until and became belong together".formatted(it.number()));
        }
        var next = it.became() == null ? null : byNumber.get(it.became());
        if (it.until() != null && it.became() != null && (next == null || !outlasts(next, it.until()))) {
            problems.add("%s: became %s, which is not there, or did not last longer".formatted(it.number(), it.became()));
        }
    }

    /** Otherwise a municipality could become itself again, and have no end. */
    private static boolean outlasts(Municipality next, LocalDate until) {
        return next.until() == null || next.until().isAfter(until);
    }
}
