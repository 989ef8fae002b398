package no.bufdirreporting.imports.command.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out the encoding of a text file: what its byte order mark says, else UTF-8 if all of it is, else Windows-1252. */
final class Charsets {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Map<String, Charset> BY_MARK = Map.of(
            "EFBBBF", StandardCharsets.UTF_8,
            "FFFE", StandardCharsets.UTF_16LE,
            "FEFF", StandardCharsets.UTF_16BE);

    private static final int BUFFER = 1 << 16;

    private Charsets() {}

    static Charset of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var mark = new StringBuilder();
            for (byte each : in.readNBytes(3)) {
                mark.append("%02X".formatted(each));
                var marked = BY_MARK.get(mark.toString());
                if (marked != null) {
                    return marked;
                }
            }
        }
        try (var in = Files.newInputStream(file)) {
            return isUtf8(in) ? StandardCharsets.UTF_8 : WINDOWS;
        }
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        while (true) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            if (decoder.decode(bytes, characters, read < 0).isError()) {
                return false;
            }
            if (read < 0) {
                return true;
            }
            characters.clear();
            bytes.compact();
        }
    }
}
