package no.bufdirreporting.standalone.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears under its name only when it is complete; otherwise it is deleted. */
final class AtomicFile implements AutoCloseable {

    private final Path file;
    private final Path unfinished;
    private final FileOutputStream out;

    AtomicFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        if (!Files.isDirectory(this.file.getParent())) {
            throw new CannotRunException("There is no directory " + this.file.getParent() + ".");
        }
        this.unfinished = Files.createTempFile(this.file.getParent(), "." + this.file.getFileName(), ".part");
        this.out = new FileOutputStream(unfinished.toFile());
    }

    OutputStream out() {
        return out;
    }

    void complete() throws IOException {
        out.getFD().sync();
        out.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }
}
