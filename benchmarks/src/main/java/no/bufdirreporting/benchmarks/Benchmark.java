package no.bufdirreporting.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.bufdirreporting.benchmarks.measure.Companions;
import no.bufdirreporting.benchmarks.measure.Growth;
import no.bufdirreporting.benchmarks.measure.Projections;
import no.bufdirreporting.benchmarks.measure.Requests;
import no.bufdirreporting.benchmarks.measure.Starts;
import no.bufdirreporting.benchmarks.measure.Turns;
import no.bufdirreporting.benchmarks.measure.Watchers;
import no.bufdirreporting.benchmarks.report.FlameGraph;
import no.bufdirreporting.benchmarks.report.Goal;
import no.bufdirreporting.benchmarks.report.Goal.Kind;
import no.bufdirreporting.benchmarks.report.GoalPlot;
import no.bufdirreporting.benchmarks.report.Html;
import no.bufdirreporting.benchmarks.report.Row;
import no.bufdirreporting.benchmarks.report.Samples;
import no.bufdirreporting.benchmarks.report.Stacks;
import no.bufdirreporting.benchmarks.report.Table;
import no.bufdirreporting.benchmarks.server.Activities;
import no.bufdirreporting.benchmarks.server.Installation;
import no.bufdirreporting.benchmarks.server.Peer;
import no.bufdirreporting.benchmarks.server.PeerDatabase;
import no.bufdirreporting.benchmarks.server.Product;
import no.bufdirreporting.benchmarks.server.Server;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the whole benchmark, prints its tables and writes {@code report.html}. Arguments: {@code short} or {@code full},
 * {@code --product=}, {@code --peer=} and {@code --output=}.
 */
final class Benchmark {

    private static final double BYTES_PER_KIB = 1024;

    private final Options options;
    private final Installation installation;
    private final Path productDirectory;
    private final Path peerDirectory;
    private final List<Row> rows = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> plots = new ArrayList<>();
    private final Growth growth;
    private double emptyProduct;
    private double emptyPeer;

    private Benchmark(Options options) throws IOException, InterruptedException {
        this.options = options;
        this.installation =
                Installation.extract(options.product(), options.output().resolve("installation"));
        this.productDirectory = options.output().resolve("product");
        this.peerDirectory = options.output().resolve("peer");
        this.growth = new Growth(options.mode().repetitions);
    }

    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(Benchmark.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
        var options = Options.parse(arguments);
        FileSystemUtils.deleteRecursively(options.output());
        Files.createDirectories(options.output());
        var started = Instant.now();
        var benchmark = new Benchmark(options);
        try (var database = benchmark.openDatabases()) {
            benchmark.run(database);
            benchmark.report(started, database);
        }
    }

    private PeerDatabase openDatabases() throws Exception {
        // This first process also writes the cache of the installation, when it ends.
        step("initialising both databases");
        try (var product = startProduct()) {
            var database = new PeerDatabase(peerDirectory, Product.binaries(productDirectory), product.database());
            emptyProduct = product.database().bytes();
            emptyPeer = database.database().bytes();
            return database;
        }
    }

    private void run(PeerDatabase database) throws Exception {
        step("starting both, empty");
        add(Starts.measure(
                options.mode().rounds, "start to ready, empty", this::startProduct, () -> startPeer(database)));
        try (var product = startProduct();
                var peer = startPeer(database)) {
            compare(product, peer);
        }
        step("starting both, filled");
        add(Starts.measure(
                options.mode().rounds, "start to ready, filled", this::startProduct, () -> startPeer(database)));
        try (var product = startProduct()) {
            jobsAndWatchers(product);
            grow(product, options.mode().comparedAt + 1, options.mode().sizes.size());
        }
    }

    private void compare(Product product, Peer peer) throws Exception {
        var mode = options.mode();
        long activities = mode.sizes.get(mode.comparedAt);
        grow(product, 0, mode.comparedAt + 1);
        step("filling the peer");
        peer.fill(activities);
        // What autovacuum does some minutes later.
        product.database().execute("vacuum analyze");
        peer.database().execute("vacuum analyze");
        add(new Row(
                "disk per activity, all schemas, without write-ahead log",
                "KiB",
                kibEach(product, emptyProduct, activities),
                kibEach(peer, emptyPeer, activities),
                new Goal(Kind.AT_MOST, 2)));
        var requests = new Requests(new Turns(mode.rounds, product, peer), mode.load, mode.repetitions);
        step("reading");
        requests.reads().forEach(this::add);
        step("writing");
        var writes = requests.writes();
        writes.forEach(this::add);
        plots.add(requests.latencies(writes.get(1)).html());
        tables.add(requests.costs());
        step("projecting");
        add(new Projections(product, options.mode().rounds).live(mode.burst));
        step("recording a profile");
        profile(product);
    }

    private static Samples kibEach(Server server, double empty, long activities) throws SQLException {
        return Samples.of((server.database().bytes() - empty) / BYTES_PER_KIB / activities);
    }

    private void grow(Product product, int from, int to) throws Exception {
        for (long size : options.mode().sizes.subList(from, to)) {
            step("filling the product up to " + size + " activities, and measuring its requests");
            product.fill(size);
            growth.measure(product, size);
        }
    }

    private void profile(Product product) throws Exception {
        Path recording = options.output().resolve("writes.jfr");
        product.process().jcmd("JFR.start", "name=writes", "settings=profile");
        product.load(64, () -> product.recordReadably(Activities.OTHER_ORGANIZATION))
                .saturate(options.mode().load.multipliedBy(3));
        product.process().jcmd("JFR.stop", "name=writes", "filename=" + recording);
        var stacks = Stacks.read(recording);
        tables.add(stacks.byThread());
        tables.add(stacks.byLibrary());
        plots.add(FlameGraph.of("Where the product spends its time while 64 clients write and wait", stacks));
    }

    private void jobsAndWatchers(Product product) throws Exception {
        step("rebuilding and verifying");
        new Projections(product, options.mode().rounds).jobs().forEach(this::add);
        tables.add(Companions.besideRebuild(product));
        step("watching");
        var watchers = new Watchers(product);
        add(watchers.measure(options.mode().repetitions));
        tables.add(watchers.details());
    }

    private Product startProduct() throws IOException, InterruptedException {
        return Product.start(installation, productDirectory);
    }

    private Peer startPeer(PeerDatabase database) throws IOException, InterruptedException {
        return Peer.start(options.peer(), peerDirectory, database);
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(Table.of(List.of(row)).rows().getFirst());
    }

    private static void step(String what) {
        System.out.println("… " + what);
    }

    private void report(Instant started, PeerDatabase database) throws IOException {
        tables.addFirst(Table.of(rows));
        tables.add(growth.table());
        var facts = Facts.of(options.mode(), started, database);
        System.out.println();
        facts.forEach(System.out::println);
        var parts = new ArrayList<String>();
        parts.add(Html.table(tables.getFirst()));
        parts.add(GoalPlot.of(rows));
        for (var table : tables.subList(1, tables.size())) {
            parts.add(Html.table(table));
        }
        parts.add(growth.plot().html());
        parts.addAll(plots);
        for (var table : tables) {
            System.out.println("\n" + table.title() + "\n\n" + table.text());
        }
        Path page = options.output().resolve("report.html");
        Files.writeString(page, Html.page(facts, parts));
        System.out.println("The report is " + page);
    }
}
