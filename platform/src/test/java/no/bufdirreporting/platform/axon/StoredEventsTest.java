package no.bufdirreporting.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import no.bufdirreporting.kernel.EventType;
import no.bufdirreporting.kernel.OrganizationEvent;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The stored shape of events. A change of the shape requires a new revision, and the old golden file must stay readable.
 */
class StoredEventsTest {

    private final Serializer serializer = Messages.eventSerializer();

    /** Renaming or removing an event would make stored events unreadable. */
    @Test
    void namesAndRevisionsOfEventsDoNotChange() throws IOException {
        assertThat(Messages.events())
                .extracting(event -> EventSamples.nameOf(event) + " " + EventSamples.revisionOf(event))
                .containsExactlyInAnyOrderElementsOf(
                        golden("event-types.txt").lines().toList());
    }

    @Test
    void eventNamesAreUnique() {
        assertThat(Messages.events()).extracting(EventSamples::nameOf).doesNotHaveDuplicates();
    }

    @Test
    void storedNamesAreNoClassNames() {
        assertThat(EventSamples.BY_FILE.values())
                .extracting(event ->
                        serializer.serialize(event, byte[].class).getType().getName())
                .allMatch(name -> name.matches("[A-Za-z]+"));
    }

    @Test
    void eventWithAnUnknownNameIsNotDeserialized() {
        var stored = new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, "Unheard", "1");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void eventStoredUnderAClassNameIsRefused() {
        String name = "no.bufdirreporting.activity.ActivityRecorded";
        var stored = new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, name, "1");
        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(ClassNamedEventsException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("(ActivityRecorded)");
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsARecordWithASampleAndAGoldenFile(Class<?> event) {
        assertThat(event).isRecord();
        String file = EventSamples.fileOf(event, "");
        assertThat(EventSamples.BY_FILE).containsKey(file);
        assertThat(goldenFile(file).exists()).as("golden/" + file).isTrue();
    }

    @Test
    void organizationEventHasAnEventType() {
        assertThat(Messages.of(OrganizationEvent.class))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).hasAnnotation(EventType.class));
    }

    @ParameterizedTest
    @MethodSource("files")
    void eventIsSerializedAsInItsGoldenFile(String file) throws IOException {
        var stored = serializer.serialize(EventSamples.BY_FILE.get(file), byte[].class);
        assertThat(text(stored) + "\n").isEqualTo(golden(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void goldenFileIsDeserializedToTheEvent(String file) throws IOException {
        Object event = EventSamples.BY_FILE.get(file);
        assertThat(read(golden(file), event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("files")
    void unknownFieldIsIgnored(String file) throws IOException {
        Object event = EventSamples.BY_FILE.get(file);
        String later = golden(file).replaceFirst("^\\{", "{\"addedLater\":{\"deep\":[1,2]},");
        assertThat(read(later, event.getClass())).isEqualTo(event);
    }

    /** The fields were added when nothing had been released, so there is no revision in between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ActivityRecorded-1-bare.json",
                "ReportDefinitionRegistered-1-bare.json",
                "ReportSnapshotCompleted-1-bare.json"
            })
    void eventWithoutWarningsAndRulesIsRead(String file) throws IOException {
        Object event = EventSamples.BY_FILE.get(file);
        String earlier = golden(file).replaceAll(",\"(warnings|rules)\":\\[]", "");
        assertThat(earlier).isNotEqualTo(golden(file));
        assertThat(read(earlier, event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("filesOfEarlierRevisions")
    void goldenFileOfAnEarlierRevisionIsUpcastToTheEvent(String file) throws IOException {
        var stored = EarlierRevision.of(file);
        Object event = EventSamples.BY_FILE.get(stored.currentFile());
        assertThat(Upcasters.read(EventSamples.nameOf(stored.type()), stored.revision(), golden(file), serializer))
                .isEqualTo(event);
    }

    @Test
    void goldenFilesOfEarlierRevisionsAreFound() throws IOException {
        assertThat(filesOfEarlierRevisions()).contains("CategoriesDefined-1.json", "CategoriesDefined-1-bare.json");
    }

    @Test
    void metadataIsStoredAsPlainJson() {
        var metaData = MetaData.with("traceId", "t-1").and("correlationId", "c-1");
        var stored = serializer.serialize(metaData, byte[].class);
        assertThat(text(stored)).isEqualTo("{\"traceId\":\"t-1\",\"correlationId\":\"c-1\"}");
        assertThat(serializer.<byte[], MetaData>deserialize(stored)).isEqualTo(metaData);
    }

    private static List<Class<?>> events() {
        return Messages.events();
    }

    /** Golden files without a current sample, found by a scan, so that every old file is tested. */
    private static List<String> filesOfEarlierRevisions() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:golden/*.json"))
                .map(Resource::getFilename)
                .filter(file -> !EventSamples.BY_FILE.containsKey(file))
                .toList();
    }

    private static Stream<String> files() {
        return EventSamples.BY_FILE.keySet().stream();
    }

    private Object read(String json, Class<?> type) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        var stored = new SimpleSerializedObject<>(
                bytes, byte[].class, EventSamples.nameOf(type), EventSamples.revisionOf(type));
        return serializer.deserialize(stored);
    }

    private static String text(SerializedObject<byte[]> stored) {
        return new String(stored.getData(), StandardCharsets.UTF_8);
    }

    /** Golden files end with a line break; stored events do not. */
    private static String golden(String file) throws IOException {
        return goldenFile(file).getContentAsString(StandardCharsets.UTF_8);
    }

    private static ClassPathResource goldenFile(String file) {
        return new ClassPathResource("golden/" + file);
    }
}
