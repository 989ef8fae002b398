package no.bufdirreporting.audit.query;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.Revision;

/**
 * The names under which events are stored, with their packages. The chain hashes simple names only; under a name that nobody
 * knows an event would be passed over in silence by whoever projects it, with every hash in order.
 */
final class KnownEvents {

    /** Names that only upcasters know any more. Whoever moves or renames an event adds the one it was stored under. */
    private static final Set<String> FORMER = Set.of();

    private static final ConcurrentHashMap<String, Boolean> ASKED = new ConcurrentHashMap<>();

    /** Names may be made up; there are not more true ones than this. */
    private static final int MOST = 1000;

    private KnownEvents() {}

    static boolean contain(String payloadType) {
        if (ASKED.size() > MOST) {
            ASKED.clear();
        }
        return ASKED.computeIfAbsent(payloadType, name -> FORMER.contains(name) || isEvent(name));
    }

    private static boolean isEvent(String name) {
        try {
            // Not initialized: a name that was tampered with must not run anything.
            return Class.forName(name, false, Revision.class.getClassLoader()).isAnnotationPresent(Revision.class);
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }
}
