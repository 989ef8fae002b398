package no.bufdirreporting.reportdata.query.definition;

import java.util.Locale;
import no.bufdirreporting.kernel.Warning;

/** What the values of a report can be warned of, by the rules of its definition. */
public enum ReportWarning {
    /** A part is more than its whole. */
    PART_EXCEEDS_WHOLE,
    /** A value differs so much from that of the prior period that a comment should explain it. */
    UNEXPLAINED_CHANGE;

    /** The code of the {@link Warning}: the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Warning in(String field, String message) {
        return new Warning(code(), field, message);
    }
}
