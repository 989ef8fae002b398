package no.bufdirreporting.standalone.sample;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.activity.ActivityCommand.RecordActivityOnce;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.input.YamlFile;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/**
 * The commands of the sample, by time: activities from CSV files, all others from {@code commands.yml}.
 *
 * @param commands the first one registers an organization
 */
record Sample(List<TimedCommand> commands) {

    private static final String COMMANDS = "sample/commands.yml";
    private static final List<String> ACTIVITIES =
            List.of("sample/activities-org-bufdir-42.csv", "sample/activities-org-1042.csv");

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    /** A command that is not an activity, as the file has it. */
    private record Entry(Instant at, @Nullable Instant ends, String command, JsonNode with) {}

    /** @param recordedAt null if it was recorded when it took place */
    private record Row(
            String activityId,
            String contactId,
            String chapterId,
            String activityType,
            Instant submittedAt,
            BigDecimal hours,
            int participantCount,
            @Nullable String location,
            @Nullable String description,
            @Nullable ActivityStatus status,
            @Nullable Instant recordedAt) {

        RecordActivityOnce command() {
            var facts = new ActivityFacts(
                    contactId,
                    chapterId,
                    activityType,
                    submittedAt,
                    hours,
                    participantCount,
                    Objects.requireNonNullElse(status, ActivityStatus.COMPLETED),
                    description,
                    location,
                    null);
            return new RecordActivityOnce(activityId, null, facts, true, false);
        }
    }

    /** The first command, without reading the activities. */
    static TimedCommand first() throws IOException {
        return timed(entries().getFirst());
    }

    static Sample read() throws IOException {
        var commands = new ArrayList<TimedCommand>();
        entries().forEach(it -> commands.add(timed(it)));
        for (Row it : rows()) {
            var at = Objects.requireNonNullElse(it.recordedAt(), it.submittedAt());
            commands.add(new TimedCommand(at, null, it.command(), 0));
        }
        commands.sort(Comparator.comparing(TimedCommand::at));
        return new Sample(withSequences(commands));
    }

    private static TimedCommand timed(Entry it) {
        return new TimedCommand(it.at(), it.ends(), SampleCommands.read(it.command(), it.with()), 0);
    }

    private static List<TimedCommand> withSequences(List<TimedCommand> commands) {
        Map<String, Long> events = new HashMap<>();
        return commands.stream()
                .map(it -> {
                    long added = it.ends() == null ? 1 : 2;
                    long last = events.merge(it.aggregateId(), added, Long::sum) - 1;
                    return new TimedCommand(it.at(), it.ends(), it.command(), last);
                })
                .toList();
    }

    private static List<Entry> entries() throws IOException {
        var problems = new ArrayList<String>();
        var file = YamlFile.parse(COMMANDS, new ClassPathResource(COMMANDS).getContentAsByteArray(), problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
        return file.content()
                .required("commands")
                .valueStream()
                .map(it -> SampleCommands.JSON.treeToValue(it, Entry.class))
                .toList();
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (String file : ACTIVITIES) {
            var resource = new ClassPathResource(file);
            try (var content = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8);
                    var lines = CSV.parse(content)) {
                lines.forEach(it -> rows.add(SampleCommands.JSON.convertValue(it.toMap(), Row.class)));
            }
        }
        return rows;
    }
}
