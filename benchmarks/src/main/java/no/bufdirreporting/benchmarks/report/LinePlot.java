package no.bufdirreporting.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** Lines over equally wide steps, such as percentiles or sizes, with a logarithmic scale of milliseconds. */
public record LinePlot(String title, List<String> steps, List<Line> lines) {

    /** A line with a value for each step. */
    public record Line(String name, List<Double> values) {}

    private static final List<String> COLOURS = List.of(
            "#2f6db5", "#c8605c", "#4a9d63", "#8a5bb0", "#c08a2d", "#3f9aa8", "#7a7a7a", "#b0457a", "#5f6b2f",
            "#333333");
    private static final int WIDTH = 1_100;
    private static final int HEIGHT = 360;
    private static final int RIGHT = 330;
    private static final int MARGIN = 60;

    /** The plot as a part of a page. */
    public String html() {
        double lowest = exponent(lines.stream()
                .flatMap(line -> line.values().stream())
                .min(Double::compare)
                .orElse(1.0));
        double highest = Math.max(
                lowest + 1,
                exponent(lines.stream()
                                .flatMap(line -> line.values().stream())
                                .max(Double::compare)
                                .orElse(1.0))
                        + 1);
        var plot = new StringBuilder("<h2>" + Html.escape(title) + "</h2>\n<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\">\n");
        for (double exponent = lowest; exponent <= highest; exponent++) {
            plot.append(grid(exponent, y(Math.pow(10, exponent), lowest, highest)));
        }
        for (int step = 0; step < steps.size(); step++) {
            plot.append("<text x=\"" + Numbers.coordinate(x(step)) + "\" y=\"" + (HEIGHT - 20)
                    + "\" text-anchor=\"middle\">" + Html.escape(steps.get(step)) + "</text>\n");
        }
        for (int i = 0; i < lines.size(); i++) {
            plot.append(line(lines.get(i), i, lowest, highest));
        }
        return plot.append("</svg>\n").toString();
    }

    private String grid(double exponent, double y) {
        return "<line x1=\"" + MARGIN + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + Numbers.coordinate(y) + "\" y2=\""
                + Numbers.coordinate(y) + "\" stroke=\"#ddd\"/>\n<text x=\"" + (MARGIN - 6) + "\" y=\""
                + Numbers.coordinate(y + 4) + "\" text-anchor=\"end\">" + Numbers.text(Math.pow(10, exponent))
                + " ms</text>\n";
    }

    private String line(Line line, int index, double lowest, double highest) {
        String colour = COLOURS.get(index % COLOURS.size());
        var points = new StringBuilder();
        for (int step = 0; step < line.values().size(); step++) {
            points.append(Numbers.coordinate(x(step)))
                    .append(',')
                    .append(Numbers.coordinate(y(line.values().get(step), lowest, highest)))
                    .append(' ');
        }
        String values = line.values().stream().map(Numbers::text).collect(Collectors.joining(", "));
        return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\"" + points
                + "\"><title>" + Html.escape(line.name() + ": " + values) + "</title></polyline>\n<text fill=\""
                + colour
                + "\" x=\"" + (WIDTH - RIGHT + 16) + "\" y=\"" + (24 + index * 18) + "\">" + Html.escape(line.name())
                + "</text>\n";
    }

    private static double exponent(double value) {
        return Math.floor(Math.log10(Math.max(value, 1e-3)));
    }

    private double x(int step) {
        return MARGIN + 20 + (double) step / Math.max(1, steps.size() - 1) * (WIDTH - RIGHT - MARGIN - 40);
    }

    private static double y(double value, double lowest, double highest) {
        double share = (Math.log10(Math.max(value, 1e-3)) - lowest) / (highest - lowest);
        return HEIGHT - 45 - share * (HEIGHT - 60);
    }
}
