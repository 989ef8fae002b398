package no.bufdirreporting.standalone.cli;

import java.util.regex.Pattern;
import no.bufdirreporting.audit.chain.ExpectedHead;
import picocli.CommandLine.TypeConversionException;

/** Parses chain heads as they are written down: {@code 11:81815b…}. */
final class ChainHeadParser {

    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,17}):([0-9a-fA-F]{64})");

    private ChainHeadParser() {}

    static ExpectedHead parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new TypeConversionException("'" + text + "' is not <position>:<64 hexadecimal digits>");
        }
        return new ExpectedHead(Long.parseLong(written.group(1)), written.group(2));
    }
}
