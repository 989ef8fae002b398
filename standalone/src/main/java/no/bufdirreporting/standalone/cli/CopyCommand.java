package no.bufdirreporting.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "copy")
final class CopyCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
