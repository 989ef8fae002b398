package no.bufdirreporting.activity.query.warning;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares texts by the groups of three letters of their words: however these are ordered or inflected. */
final class SimilarTexts {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int LETTERS = 3;

    private SimilarTexts() {}

    /** Whether two texts have six tenths of their groups in common; false if one has no word. */
    static boolean areSimilar(String one, String other) {
        var first = groups(one);
        var second = groups(other);
        var common = new HashSet<>(first);
        common.retainAll(second);
        return !first.isEmpty() && 10L * common.size() >= 3L * (first.size() + second.size());
    }

    private static Set<String> groups(String text) {
        var groups = new HashSet<String>();
        for (String word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                String padded = "  " + word + " ";
                for (int at = 0; at + LETTERS <= padded.length(); at++) {
                    groups.add(padded.substring(at, at + LETTERS));
                }
            }
        }
        return groups;
    }
}
