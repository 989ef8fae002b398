package no.bufdirreporting.audit.chain;

import java.util.HexFormat;

/**
 * What an auditor writes down: where the chain ended, and in which hash.
 *
 * @param hash 64 hexadecimal digits
 */
public record ChainHead(long position, String hash) {

    boolean is(byte[] computed) {
        return hash.equalsIgnoreCase(HexFormat.of().formatHex(computed));
    }
}
