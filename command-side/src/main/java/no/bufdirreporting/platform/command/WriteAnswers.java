package no.bufdirreporting.platform.command;

import java.net.URI;
import no.bufdirreporting.platform.http.convention.EntityTags;
import no.bufdirreporting.platform.http.convention.Preference;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Builds the responses to writes: 201 or 200 once every later read sees the write; 202 if the client preferred not to
 * wait or the read model is too far behind. In both cases the write is durable.
 */
@Component
public class WriteAnswers {

    private final ReadYourWrites readYourWrites;

    WriteAnswers(ReadYourWrites readYourWrites) {
        this.readYourWrites = readYourWrites;
    }

    /** The response to a creation. */
    public <T> ResponseEntity<T> created(
            String location, T body, String aggregateId, long version, Preference preference) {
        return answer(HttpStatus.CREATED, aggregateId, version, preference)
                .location(URI.create(location))
                .body(body);
    }

    /** The response to a change, or to a command that changed nothing. */
    public <T> ResponseEntity<T> changed(T body, String aggregateId, long version, Preference preference) {
        return answer(HttpStatus.OK, aggregateId, version, preference).body(body);
    }

    private ResponseEntity.BodyBuilder answer(
            HttpStatus visible, String aggregateId, long version, Preference preference) {
        boolean seen = !preference.respondAsync() && readYourWrites.await(aggregateId, version);
        return applied(preference, ResponseEntity.status(seen ? visible : HttpStatus.ACCEPTED))
                .eTag(EntityTags.of(version));
    }

    /** Adds the header {@code Preference-Applied} if the client preferred not to wait. */
    public static ResponseEntity.BodyBuilder applied(Preference preference, ResponseEntity.BodyBuilder answer) {
        return preference.respondAsync() ? answer.header("Preference-Applied", "respond-async") : answer;
    }
}
