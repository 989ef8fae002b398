package no.bufdirreporting.platform.axon;

import java.util.regex.Pattern;

/** The event, revision and variant that the name of a golden file states. */
record EarlierRevision(Class<?> type, String revision, String variant) {

    private static final Pattern NAME = Pattern.compile("(\\w+)-(\\d+)((?:-\\w+)?)\\.json");

    static EarlierRevision of(String file) {
        var name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalArgumentException(file);
        }
        var type = Messages.events().stream()
                .filter(it -> EventSamples.nameOf(it).equals(name.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No event is stored as " + file));
        return new EarlierRevision(type, name.group(2), name.group(3));
    }

    String currentFile() {
        return EventSamples.fileOf(type, variant);
    }
}
