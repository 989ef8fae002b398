package no.bufdirreporting.standalone.sample;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bufdirreporting.activity.ActivityCommand;
import no.bufdirreporting.aggregation.AggregationCommand;
import no.bufdirreporting.geography.DistributionCommand;
import no.bufdirreporting.organization.OrganizationCommand;
import no.bufdirreporting.reportdata.ReportSnapshotCommand;
import no.bufdirreporting.run.ReservePeriod;
import no.bufdirreporting.submission.SubmissionCommand;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads commands by their names, with fields in snake case. */
final class SampleCommands {

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private static final Map<String, Class<?>> TYPES = Stream.concat(
                    Stream.of(ReservePeriod.class),
                    Stream.of(
                                    OrganizationCommand.class,
                                    ActivityCommand.class,
                                    AggregationCommand.class,
                                    DistributionCommand.class,
                                    SubmissionCommand.class,
                                    ReportSnapshotCommand.class)
                            .flatMap(it -> Stream.of(it.getPermittedSubclasses())))
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private SampleCommands() {}

    static Object read(String name, JsonNode fields) {
        Class<?> type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException("There is no command " + name);
        }
        return JSON.treeToValue(fields, type);
    }
}
