package no.bufdirreporting.benchmarks.report;

import java.util.List;

/** Bars that say how far each row is from its goal, on a logarithmic scale. */
public final class GoalPlot {

    private static final int LEFT = 430;
    private static final int WIDTH = 1_100;
    private static final int HEIGHT = 24;
    private static final double DECADES = 2;

    private GoalPlot() {}

    /** The plot of all rows. */
    public static String of(List<Row> rows) {
        var plot = new StringBuilder("<h2>How far from the goal</h2>\n<svg viewBox=\"0 0 " + WIDTH + " "
                + (rows.size() + 1) * HEIGHT + "\" role=\"img\">\n");
        for (int i = 0; i < rows.size(); i++) {
            plot.append(bar(rows.get(i), i * HEIGHT));
        }
        return plot.append("<line x1=\"" + middle() + "\" x2=\"" + middle() + "\" y1=\"0\" y2=\""
                        + rows.size() * HEIGHT + "\" stroke=\"#222\"/>\n<text x=\"" + middle() + "\" y=\""
                        + (rows.size() * HEIGHT + 16) + "\" text-anchor=\"middle\">goal</text>\n</svg>\n")
                .toString();
    }

    /** How many times better than the goal a row is; below one if it is worse. */
    static double reached(Row row) {
        double bound = row.goal().bound();
        return row.goal().kind().isLowerBound() ? row.judged() / bound : bound / row.judged();
    }

    private static String bar(Row row, int top) {
        double exponent = Math.clamp(Math.log10(reached(row)), -DECADES, DECADES);
        double end = middle() + exponent / DECADES * (WIDTH - LEFT) / 2;
        return "<text x=\"" + (LEFT - 8) + "\" y=\"" + (top + 16) + "\" text-anchor=\"end\">" + Html.escape(row.name())
                + "</text>\n<rect x=\"" + Numbers.coordinate(Math.min(end, middle())) + "\" y=\"" + (top + 4)
                + "\" height=\"16\" width=\"" + Numbers.coordinate(Math.abs(end - middle())) + "\" fill=\""
                + (row.isMet() ? "#4a9d63" : "#c8605c") + "\"><title>" + Numbers.text(reached(row))
                + " of the goal</title></rect>\n";
    }

    private static double middle() {
        return (WIDTH + LEFT) / 2.0;
    }
}
