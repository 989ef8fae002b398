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
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Events outlive the code that wrote them: whoever changes how one is stored has to raise its revision, keep the old
 * golden file and make it readable.
 */
class StoredEventsTest {

    private final Serializer serializer = Messages.eventSerializer();

    /** An event that was renamed or dropped makes what is stored unreadable. */
    @Test
    void everyEventKeepsTheNameItIsStoredUnder() throws IOException {
        assertThat(Messages.events())
                .extracting(event -> EventSamples.nameOf(event) + " " + EventSamples.revisionOf(event))
                .containsExactlyInAnyOrderElementsOf(
                        golden("event-types.txt").lines().toList());
    }

    @Test
    void noTwoEventsHaveTheSameName() {
        assertThat(Messages.events()).extracting(EventSamples::nameOf).doesNotHaveDuplicates();
    }

    @Test
    void noEventIsStoredUnderTheNameOfItsClass() {
        assertThat(EventSamples.BY_FILE.values())
                .extracting(event ->
                        serializer.serialize(event, byte[].class).getType().getName())
                .allMatch(name -> name.matches("[A-Za-z]+"));
    }

    @Test
    void anEventOfAnUnknownNameIsNotReadAsAnything() {
        var stored = new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, "Unheard", "1");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void anEventStoredUnderAClassNameIsRefused() {
        String name = "no.bufdirreporting.activity.ActivityRecorded";
        var stored = new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class, name, "1");
        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(ClassNamedEventsException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("(ActivityRecorded)");
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsARecordWithASampleAndAGoldenFile(Class<?> event) {
        assertThat(event).isRecord();
        String file = EventSamples.fileOf(event, "");
        assertThat(EventSamples.BY_FILE).containsKey(file);
        assertThat(goldenFile(file).exists()).as("golden/" + file).isTrue();
    }

    @Test
    void everyEventOfAnOrganizationHasAnEventType() {
        assertThat(Messages.of(OrganizationEvent.class))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).hasAnnotation(EventType.class));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyEventIsStoredAsItsGoldenFileSays(String file) throws IOException {
        var stored = serializer.serialize(EventSamples.BY_FILE.get(file), byte[].class);
        assertThat(text(stored) + "\n").isEqualTo(golden(file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyGoldenFileReadsBackAsTheEvent(String file) throws IOException {
        Object event = EventSamples.BY_FILE.get(file);
        assertThat(read(golden(file), event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFieldThatALaterReleaseAddedIsIgnored(String file) throws IOException {
        Object event = EventSamples.BY_FILE.get(file);
        String later = golden(file).replaceFirst("^\\{", "{\"addedLater\":{\"deep\":[1,2]},");
        assertThat(read(later, event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("filesOfEarlierRevisions")
    void everyGoldenFileOfAnEarlierRevisionIsUpcastToTheEvent(String file) throws IOException {
        var stored = EarlierRevision.of(file);
        Object event = EventSamples.BY_FILE.get(stored.fileOfToday());
        assertThat(Upcasters.read(EventSamples.nameOf(stored.type()), stored.revision(), golden(file), serializer))
                .isEqualTo(event);
    }

    @Test
    void someEventHasAnEarlierRevision() throws IOException {
        assertThat(filesOfEarlierRevisions()).contains("CategoriesDefined-1.json", "CategoriesDefined-1-bare.json");
    }

    @Test
    void metadataIsStoredAsPlainJsonAndReadsBack() {
        var metaData = MetaData.with("traceId", "t-1").and("correlationId", "c-1");
        var stored = serializer.serialize(metaData, byte[].class);
        assertThat(text(stored)).isEqualTo("{\"traceId\":\"t-1\",\"correlationId\":\"c-1\"}");
        assertThat(serializer.<byte[], MetaData>deserialize(stored)).isEqualTo(metaData);
    }

    private static List<Class<?>> events() {
        return Messages.events();
    }

    /** Those that are no samples of today, found by looking, so that no old file can be left without a reader. */
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

    /** Ends in a line break, as text files do; what is stored does not. */
    private static String golden(String file) throws IOException {
        return goldenFile(file).getContentAsString(StandardCharsets.UTF_8);
    }

    private static ClassPathResource goldenFile(String file) {
        return new ClassPathResource("golden/" + file);
    }
}
