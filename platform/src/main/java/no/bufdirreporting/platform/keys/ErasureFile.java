package no.bufdirreporting.platform.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file with a line for each erased person: the pseudonym, and the organization behind a tab, which neither has. */
final class ErasureFile implements Erasures {

    private final Path file;

    private ErasureFile(Path file) {
        this.file = file;
    }

    /** Opens the file, which is made if it does not exist. A line that a crash has left unfinished is cut off. */
    static ErasureFile in(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(complete(file).getBytes(StandardCharsets.UTF_8).length);
            channel.force(true);
        }
        return new ErasureFile(file);
    }

    private static String complete(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    @Override
    public synchronized void note(String person, String orgId) {
        var line = ByteBuffer.wrap((person + "\t" + orgId + "\n").getBytes(StandardCharsets.UTF_8));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Map<String, String> all() {
        try {
            var organizations = new LinkedHashMap<String, String>();
            complete(file).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                organizations.put(line.substring(0, tab), line.substring(tab + 1));
            });
            return organizations;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
