package no.bufdirreporting.imports.command.row;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import no.bufdirreporting.platform.http.binding.InvalidValueException;

/** Reads numbers as people write them: with a decimal comma or point, and with spaces between thousands. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\p{Zs}\\d{3})+)(?<fraction>[.,]\\d+)?");
    private static final int MAX_DIGITS = 9;
    private static final int MAX_LENGTH = 40;

    private Numbers() {}

    /** Hours: not negative, at most nine digits and two decimals. */
    static BigDecimal hours(String text) {
        var number = number(text, "is not a number such as 2,5 or 2.5");
        if (number.stripTrailingZeros().scale() > 2) {
            throw new InvalidValueException("has more than two decimals");
        }
        return number;
    }

    /** A number of people. */
    static int people(String text) {
        var number = number(text, "is not a whole number such as 12");
        if (number.stripTrailingZeros().scale() > 0) {
            throw new InvalidValueException("is not a whole number such as 12");
        }
        return number.intValueExact();
    }

    private static BigDecimal number(String text, String otherwise) {
        String plain = text.replace('−', '-');
        if (plain.length() > MAX_LENGTH || !NUMBER.matcher(plain).matches()) {
            throw new InvalidValueException(otherwise);
        }
        var number = new BigDecimal(plain.replaceAll("\\p{Zs}", "").replace(',', '.'));
        if (number.signum() < 0) {
            throw new InvalidValueException("is negative");
        }
        if (number.precision() - number.scale() > MAX_DIGITS) {
            throw new InvalidValueException("is too large");
        }
        return number;
    }
}
