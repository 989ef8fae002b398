package no.bufdirreporting.standalone.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import no.bufdirreporting.audit.chain.ChainReport;
import no.bufdirreporting.audit.trail.ChainHead;
import no.bufdirreporting.audit.verification.recount.Difference;
import no.bufdirreporting.audit.verification.recount.Findings;
import no.bufdirreporting.standalone.transfer.EventsCopy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints results to standard output, as text or as JSON. */
final class ResultPrinter {

    private final PrintWriter out;
    private final JsonMapper json;

    ResultPrinter(PrintWriter out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    void json(Object value) {
        out.println(json.writeValueAsString(value));
    }

    void head(ChainHead end, long count, long unrecorded) {
        line("Head", end.position() + ":" + end.hash());
        line("Event", "%s of %s".formatted(end.eventId(), end.recordedAt()));
        line("Events", Long.toString(count));
        line("Algorithm", end.algorithm());
        lag(unrecorded);
    }

    void chain(ChainReport report, long unrecorded) {
        var first = report.firstDifference();
        if (first == null) {
            line(
                    "Chain",
                    "intact: %s events, %s %s:%s"
                            .formatted(
                                    report.events(),
                                    report.agrees() == null ? "head" : "agrees with the given head",
                                    report.position(),
                                    report.hash()));
        } else {
            line(
                    "Chain",
                    "DIFFERENT from event %s on (%s): %s"
                            .formatted(
                                    first.position(),
                                    first.eventId() == null ? "unknown" : first.eventId(),
                                    lower(first.what())));
            line("", first.detail());
        }
        lag(unrecorded);
        out.flush();
    }

    private void lag(long unrecorded) {
        if (unrecorded > 0) {
            line(
                    "",
                    "The last %s events had not been recorded in the trail when the service ended."
                            .formatted(unrecorded));
        }
    }

    /** Prints everything but the chain, which is printed before. */
    void verification(VerificationReport report) {
        var findings = report.readModel().result();
        if (findings == null) {
            line("Read model", "NOT COMPARED: " + report.readModel().failureReason());
        } else {
            findings(findings);
        }
        if (findings != null && !report.readModel().caughtUp()) {
            line(
                    "",
                    "The read model says that it had come to event %s when the service ended. A copy of it was"
                            .formatted(report.readModel().position()));
            line("", "brought to the last one, as the service will do, and was compared in its place.");
        }
        out.println(
                switch (report.exitCode()) {
                    case ExitCode.OK -> "Verified.";
                    case ExitCode.DIFFERENT -> "NOT VERIFIED: there are differences.";
                    default -> "NOT VERIFIED: not everything could be checked.";
                });
    }

    private void findings(Findings findings) {
        line(
                "Read model",
                "%s rows in %s tables compared, at event %s"
                        .formatted(findings.rowsCompared(), findings.tables(), findings.position()));
        line("Figures", findings.figuresRecomputed() + " counted again");
        line("Differences", findings.differenceCount() == 0 ? "none" : Long.toString(findings.differenceCount()));
        findings.differences().forEach(this::difference);
        long omitted = findings.differenceCount() - findings.differences().size();
        if (omitted > 0) {
            line("", "… and %s more".formatted(omitted));
        }
    }

    private void difference(Difference found) {
        if (found.table() == null) {
            line("", "figures of %s, run %s, event %s".formatted(found.aggregateId(), found.run(), found.position()));
        } else {
            line("", "%s: %s %s".formatted(lower(found.kind()), found.table(), found.key()));
        }
        found.fields()
                .forEach(it -> line(
                        "",
                        "    %s: is %s, should be %s".formatted(it.field(), plain(it.actual()), plain(it.expected()))));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value;
    }

    void copy(EventsCopy.Outcome outcome, String target) {
        line(
                "Copied",
                "%s events to %s (%s/s); %s were there already"
                        .formatted(
                                outcome.copied(),
                                target,
                                outcome.eventsPerSecond(),
                                outcome.events() - outcome.copied()));
        line("Here", "%s events, SHA-256 %s".formatted(outcome.events(), outcome.sourceHash()));
        line("Read back", "%s events, SHA-256 %s".formatted(outcome.events(), outcome.targetHash()));
        line("Positions", "there = here - 1");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void line(String name, String value) {
        out.printf("%-13s%s%n", name, value);
    }
}
