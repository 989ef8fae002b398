package no.bufdirreporting.audit.personal;

import no.bufdirreporting.platform.keys.PersonKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Erases again at the start what was erased once: the key store may have been restored from an older backup. */
@Component
class RepeatedErasure {

    private static final Logger log = LoggerFactory.getLogger(RepeatedErasure.class);

    private final ActivitiesOfPersons persons;
    private final ObjectProvider<PersonKeys> keys;

    RepeatedErasure(ActivitiesOfPersons persons, ObjectProvider<PersonKeys> keys) {
        this.persons = persons;
        this.keys = keys;
    }

    @EventListener(ApplicationReadyEvent.class)
    void eraseAgain() {
        keys.ifAvailable(store -> {
            var erased = persons.erased();
            if (erased.isEmpty()) {
                return;
            }
            try {
                store.erase(erased);
            } catch (RuntimeException away) {
                log.error("It could not be checked that the keys of {} erased contacts are gone", erased.size(), away);
            }
        });
    }
}
