package no.bufdirreporting.activity;

import java.util.Locale;
import no.bufdirreporting.kernel.Warning;

/** What an activity can be warned of. */
public enum ActivityWarning {
    UNKNOWN_CHAPTER,
    /** No category rule and no report definition names the type. */
    UNKNOWN_ACTIVITY_TYPE,
    FUTURE_DAY,
    TOO_MANY_HOURS,
    TOO_MANY_PARTICIPANTS,
    NATIONAL_IDENTITY_NUMBER,
    SUBMITTED_PERIOD,
    POSSIBLE_DUPLICATE;

    /** The code of the {@link Warning}: the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Warning in(String field, String message) {
        return new Warning(code(), field, message);
    }
}
