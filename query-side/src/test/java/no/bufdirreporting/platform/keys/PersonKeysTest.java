package no.bufdirreporting.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.bufdirreporting.platform.axon.StoreUnavailableException;
import no.bufdirreporting.platform.query.TestDatabase;
import no.bufdirreporting.platform.setting.InvalidSettingsException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class PersonKeysTest {

    private static final byte[] TEXT = "Leksehjelp".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final HikariDataSource database = TestDatabase.create("keys");
    private KeyProvider master;
    private Erasures erasures;
    private PersonKeys keys;

    @BeforeEach
    void migrate() throws Exception {
        Flyway.configure()
                .dataSource(database)
                .schemas("keys")
                .locations("classpath:db/keys")
                .load()
                .migrate();
        master = MasterKey.in(directory.resolve("master.key"));
        erasures = ErasureFile.in(directory.resolve("erased"));
        keys = newProcess(Duration.ZERO);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PersonKeys newProcess(Duration lease) {
        return new PersonKeys(new KeyTables(database), master, lease, erasures);
    }

    @Test
    void aContactIsOnePersonForAllWhoAskAtOnce() throws Exception {
        var processes = List.of(keys, newProcess(Duration.ZERO));
        var answers = new ArrayList<Future<Person>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                int n = i;
                answers.add(threads.submit(() -> processes.get(n % 2).of("org-" + n % 3, "contact-" + n % 20)));
            }
        }
        var ids = new HashSet<String>();
        for (var each : answers) {
            ids.add(each.get().id());
        }

        assertThat(ids).hasSize(60).noneMatch(it -> it.contains("contact"));
        assertThat(count("person_key")).isEqualTo(60);
        assertThat(count("organization_key")).isEqualTo(3);
    }

    @Test
    void whatOneProcessSealsAnotherOpens() {
        var person = keys.of("org-1", "kari");
        String sealed = person.seal(TEXT);

        var read = newProcess(Duration.ZERO).all(Set.of(person.id())).get(person.id());

        assertThat(read.open(sealed)).isEqualTo(TEXT);
        assertThat(read.contactId()).isEqualTo("kari");
        assertThat(person.seal(TEXT)).as("the same text again").isNotEqualTo(sealed);
        assertThatThrownBy(() -> keys.of("org-1", "ola").open(sealed)).isInstanceOf(DamagedTextException.class);
        assertThatThrownBy(() -> read.open("A" + sealed.substring(1).toLowerCase(Locale.ROOT)))
                .isInstanceOf(DamagedTextException.class);
    }

    @Test
    void aContactIsAnotherPersonInEachOrganization() {
        var one = keys.of("org-1", "kari");
        var other = keys.of("org-2", "kari");

        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(keys.named("kari")).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(keys.named("nobody")).isEmpty();
        assertThat(keys.find("org-1", "kari").orElseThrow().id()).isEqualTo(one.id());
        assertThat(keys.find("org-3", "kari")).isEmpty();
    }

    @Test
    void anErasedContactIsANewPersonWhenItComesAgain() {
        var first = keys.of("org-1", "kari");
        keys.erase("org-1", first.id());

        assertThat(keys.find("org-1", "kari")).isEmpty();
        assertThat(keys.named("kari")).isEmpty();
        assertThat(keys.all(Set.of(first.id()))).isEmpty();
        assertThat(keys.isErased(first.id())).isTrue();
        assertThat(newProcess(Duration.ZERO).all(Set.of(first.id()))).isEmpty();
        assertThat(keys.of("org-1", "kari").id()).isNotEqualTo(first.id());
        assertThat(rows()).noneMatch(it -> it.contains("kari"));
    }

    @Test
    void aKeyThatIsMissingIsNotTakenForErased() {
        var person = keys.of("org-1", "kari");
        new JdbcTemplate(database).update("delete from person_key");

        assertThatThrownBy(() -> newProcess(Duration.ZERO).all(Set.of(person.id())))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void whatWasErasedIsErasedAgainInRestoredTables() {
        var person = keys.of("org-1", "kari");
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("create table backup as select * from person_key");
        keys.erase("org-1", person.id());
        jdbc.execute("delete from erased_person");
        jdbc.execute("insert into person_key select * from backup");

        var restarted = newProcess(Duration.ZERO);

        assertThat(restarted.all(Set.of(person.id()))).isEmpty();
        assertThat(restarted.isErased(person.id())).isTrue();
        assertThat(restarted.of("org-1", "kari").id()).isNotEqualTo(person.id());
    }

    @Test
    void anUnfinishedLineOfTheListOfErasedPersonsIsCutOff() throws Exception {
        var file = directory.resolve("erased");
        erasures.note("person-a", "org 1");
        Files.writeString(file, "person-b", StandardOpenOption.APPEND);

        var restarted = ErasureFile.in(file);
        restarted.note("person-c", "org-2");

        assertThat(ErasureFile.in(file).all()).isEqualTo(Map.of("person-a", "org 1", "person-c", "org-2"));
    }

    @Test
    void keysAreNotUsedWithoutTheirDirectory() throws Exception {
        var first = new KeyDirectory(directory.resolve("keys"), false);
        first.masterKey();
        first.erasures().note("person-a", "org-1");

        assertThat(new KeyDirectory(directory.resolve("keys"), true).erasures().all())
                .containsKey("person-a");
        var missing = new KeyDirectory(directory.resolve("elsewhere"), true);
        assertThatThrownBy(missing::masterKey).isInstanceOf(InvalidSettingsException.class);
        assertThatThrownBy(missing::erasures).isInstanceOf(InvalidSettingsException.class);
    }

    @Test
    void aKeyStoreThatIsAwayIsUnavailable() {
        var person = keys.of("org-1", "kari");
        var other = newProcess(Duration.ZERO);
        database.close();

        assertThatThrownBy(() -> other.all(Set.of(person.id()))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> keys.of("org-1", "ola")).isInstanceOf(StoreUnavailableException.class);
        assertThat(keys.all(Set.of(person.id()))).as("what it remembers").hasSize(1);
    }

    @Test
    void anotherProcessForgetsAnErasedKeyBeforeTheErasureIsAnswered() {
        var lease = Duration.ofMillis(200);
        var one = newProcess(lease);
        var other = newProcess(lease);
        var person = one.of("org-1", "kari");
        assertThat(other.of("org-1", "kari").id()).isEqualTo(person.id());

        one.erase("org-1", person.id());

        assertThat(other.all(Set.of(person.id()))).isEmpty();
        assertThat(other.of("org-1", "kari").id()).isNotEqualTo(person.id());
    }

    @Test
    void whatIsReadWhileAPersonIsErasedIsNotRemembered() {
        var cache = new KeyCache(Duration.ZERO);
        var person = keys.of("org-1", "kari");
        long before = cache.erasures();
        cache.erased(person.id());

        cache.add(person, System.nanoTime(), before);

        assertThat(cache.of(person.id())).isNull();
        assertThat(cache.of("org-1", "kari")).isNull();
        cache.add(person, System.nanoTime(), cache.erasures());
        assertThat(cache.of("org-1", "kari")).isSameAs(person);
    }

    @Test
    void erasuresCanBeRepeatedAfterTheStoreWasRestored() {
        var person = keys.of("org-1", "kari");
        var backup = new JdbcTemplate(database).queryForList("select * from person_key");
        keys.erase("org-1", person.id());
        assertThat(backup).hasSize(1);

        keys.erase(Map.of(person.id(), "org-1", "person-2", "org-2"));

        assertThat(keys.isErased(person.id())).isTrue();
        assertThat(keys.isErased("person-2"))
                .as("of which the store never heard")
                .isTrue();
    }

    @Test
    void anotherMasterKeyIsRefused() throws Exception {
        keys.of("org-1", "kari");
        var another = MasterKey.in(directory.resolve("another.key"));

        assertThatThrownBy(() -> new PersonKeys(new KeyTables(database), another, Duration.ZERO, Erasures.NOT_KEPT))
                .isInstanceOf(WrongMasterKeyException.class);
        assertThatThrownBy(() -> MasterKey.of("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.readString(directory.resolve("master.key"))).hasSize(45);
    }

    private long count(String table) {
        return new JdbcTemplate(database).queryForObject("select count(*) from " + table, Long.class);
    }

    private List<String> rows() {
        var jdbc = new JdbcTemplate(database);
        var rows = new ArrayList<>(jdbc.queryForList("select t::text from person_key as t", String.class));
        rows.addAll(jdbc.queryForList("select t::text from erased_person as t", String.class));
        return rows;
    }
}
