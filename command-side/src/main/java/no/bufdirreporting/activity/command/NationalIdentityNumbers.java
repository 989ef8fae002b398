package no.bufdirreporting.activity.command;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognizes Norwegian national identity numbers in texts: eleven digits with a date and two control digits. */
final class NationalIdentityNumbers {

    /** Often written with a space or hyphen after the date. */
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<!\\d)(\\d{6})[ -]?(\\d{5})(?!\\d)");

    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    private NationalIdentityNumbers() {}

    static boolean isIn(@Nullable String text) {
        return text != null
                && text.length() >= 11
                && ELEVEN_DIGITS.matcher(text).results().anyMatch(NationalIdentityNumbers::isOne);
    }

    private static boolean isOne(MatchResult found) {
        String digits = found.group(1) + found.group(2);
        return isDate(digits) && isMultipleOf11(digits, FIRST_WEIGHTS) && isMultipleOf11(digits, SECOND_WEIGHTS);
    }

    /** D numbers add 40 to the day; H numbers add 40 to the month, and synthetic ones 65 or 80. */
    private static boolean isDate(String digits) {
        int day = Integer.parseInt(digits, 0, 2, 10) % 40;
        int month = Integer.parseInt(digits, 2, 4, 10);
        month -= month > 80 ? 80 : month > 65 ? 65 : month > 40 ? 40 : 0;
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static boolean isMultipleOf11(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }
}
