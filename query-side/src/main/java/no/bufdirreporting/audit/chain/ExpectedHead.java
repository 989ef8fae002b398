package no.bufdirreporting.audit.chain;

import java.util.HexFormat;

/**
 * A head of the chain that an auditor noted earlier, and that the chain is checked against.
 *
 * @param hash 64 hexadecimal digits
 */
public record ExpectedHead(long position, String hash) {

    boolean matches(byte[] computed) {
        return hash.equalsIgnoreCase(HexFormat.of().formatHex(computed));
    }
}
