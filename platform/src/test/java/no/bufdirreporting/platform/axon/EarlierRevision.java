package no.bufdirreporting.platform.axon;

import java.util.regex.Pattern;

/** What the name of a golden file says of it. */
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

    String fileOfToday() {
        return EventSamples.fileOf(type, variant);
    }
}
