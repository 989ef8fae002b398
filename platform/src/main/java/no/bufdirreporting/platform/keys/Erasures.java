package no.bufdirreporting.platform.keys;

import java.util.Map;

/** Keeps apart from the key store whose keys were destroyed, so that a restored backup of both can be told. */
interface Erasures {

    /** Where the key store itself is apart from the events, and has backups of its own. */
    Erasures NOT_KEPT = new Erasures() {
        @Override
        public void note(String person, String orgId) {}

        @Override
        public Map<String, String> all() {
            return Map.of();
        }
    };

    /** When this returns, it is on disk. */
    void note(String person, String orgId);

    /** The organizations of all persons that were noted, by person. */
    Map<String, String> all();
}
