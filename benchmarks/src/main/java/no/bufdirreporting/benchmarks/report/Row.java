package no.bufdirreporting.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param peer of the peer, or of what else the product is compared with, such as a bare read; null if there is nothing
 */
public record Row(
        String name, String unit, Samples product, @Nullable Samples peer, Goal goal) {

    static final List<String> HEADER = List.of("measure", "product", "peer", "ratio", "goal", "met");

    @Nullable
    Samples ratio() {
        return peer == null ? null : goal.ratio(product, peer);
    }

    /** The value that the goal is about. */
    double judged() {
        var ratio = ratio();
        return goal.kind().isRatio() && ratio != null ? ratio.median() : product.median();
    }

    boolean isMet() {
        return goal.isMetBy(judged());
    }

    /** The cells, as many as {@link #HEADER} has. */
    List<String> cells() {
        var ratio = ratio();
        return List.of(
                name + ", " + unit,
                product.text(),
                peer == null ? "" : peer.text(),
                ratio == null ? "" : ratio.text() + " ×",
                goal.text(unit),
                isMet() ? "yes" : "no");
    }
}
