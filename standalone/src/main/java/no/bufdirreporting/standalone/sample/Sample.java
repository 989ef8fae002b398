package no.bufdirreporting.standalone.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.bufdirreporting.activity.ActivityCommand.RecordActivity;
import no.bufdirreporting.activity.ActivityFacts;
import no.bufdirreporting.activity.ActivityStatus;
import no.bufdirreporting.platform.input.YamlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The steps of the sample, by time: activities from CSV files, all other commands from {@code steps.yml}.
 *
 * @param steps the first one registers an organization
 */
record Sample(List<Step> steps) {

    private static final String STEPS = "sample/steps.yml";
    private static final String ACTIVITIES = "classpath:sample/activities-*.csv";

    /** A command that is not an activity, as the file has it. */
    private record Command(Instant at, @Nullable Instant ends, String command, JsonNode with) {}

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

        RecordActivity command() {
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
            return new RecordActivity(activityId, null, facts, false);
        }
    }

    static Sample read() throws IOException {
        var steps = new ArrayList<Step>();
        for (Command it : commands()) {
            steps.add(new Step(it.at(), it.ends(), SampleCommands.read(it.command(), it.with()), 0));
        }
        for (Row it : rows()) {
            var at = Objects.requireNonNullElse(it.recordedAt(), it.submittedAt());
            steps.add(new Step(at, null, it.command(), 0));
        }
        steps.sort(Comparator.comparing(Step::at));
        return new Sample(withSequences(steps));
    }

    private static List<Step> withSequences(List<Step> steps) {
        Map<String, Long> events = new HashMap<>();
        return steps.stream()
                .map(it -> {
                    long added = it.ends() == null ? 1 : 2;
                    long last = events.merge(it.aggregateId(), added, Long::sum) - 1;
                    return new Step(it.at(), it.ends(), it.command(), last);
                })
                .toList();
    }

    private static List<Command> commands() throws IOException {
        var problems = new ArrayList<String>();
        var file = YamlFile.parse(STEPS, new ClassPathResource(STEPS).getContentAsByteArray(), problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
        return file.content()
                .required("steps")
                .valueStream()
                .map(it -> SampleCommands.JSON.treeToValue(it, Command.class))
                .toList();
    }

    private static List<Row> rows() throws IOException {
        ObjectReader reader = CsvMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
                .build()
                .readerFor(Row.class)
                .with(CsvSchema.emptySchema().withHeader());
        var rows = new ArrayList<Row>();
        for (var file : new PathMatchingResourcePatternResolver().getResources(ACTIVITIES)) {
            try (var content = file.getInputStream();
                    MappingIterator<Row> lines = reader.readValues(content)) {
                rows.addAll(lines.readAll());
            }
        }
        return rows;
    }
}
