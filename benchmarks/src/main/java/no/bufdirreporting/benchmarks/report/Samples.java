package no.bufdirreporting.benchmarks.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The values of all rounds of one measurement, in the order of the rounds. */
public record Samples(List<Double> values) {

    public Samples {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There are no values");
        }
        values = List.copyOf(values);
    }

    /** The values of some rounds. */
    public static Samples of(double... values) {
        return new Samples(DoubleStream.of(values).boxed().toList());
    }

    /** The middle value, or the mean of both. */
    public double median() {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    double lowest() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double highest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** These values divided by others, round by round; by the median of the others if there were not as many rounds. */
    Samples dividedBy(Samples others) {
        return new Samples(IntStream.range(0, values.size())
                .mapToObj(round -> values.get(round)
                        / (others.values.size() == values.size() ? others.values.get(round) : others.median()))
                .toList());
    }

    /** The median, with the lowest and the highest value where there are several. */
    String text() {
        String median = Numbers.text(median());
        return values.size() == 1
                ? median
                : median + " (" + Numbers.text(lowest()) + "–" + Numbers.text(highest()) + ")";
    }
}
