package no.bufdirreporting.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that can be printed, and shown on a page. */
public record Table(String title, List<String> header, List<List<String>> rows) {

    /** The comparison with the peer. */
    public static Table of(List<Row> rows) {
        return new Table(
                "Product and peer", Row.HEADER, rows.stream().map(Row::cells).toList());
    }

    /** A table whose first column is text, and whose others are numbers. */
    public static Table ofNumbers(String title, List<String> header, List<String> names, List<List<Double>> numbers) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < names.size(); i++) {
            var cells = new ArrayList<>(List.of(names.get(i)));
            numbers.get(i).forEach(number -> cells.add(Numbers.text(number)));
            rows.add(cells);
        }
        return new Table(title, header, rows);
    }

    /** The table in Markdown, with columns that are aligned. */
    public String text() {
        var widths = IntStream.range(0, header.size()).map(this::width).toArray();
        var lines = new ArrayList<String>();
        lines.add(line(header, widths));
        lines.add(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines) + "\n";
    }

    private int width(int column) {
        return Math.max(
                header.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(
                        i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    String html() {
        return "<h2>" + Html.escape(title) + "</h2>\n<table>\n" + htmlLine("th", header)
                + rows.stream().map(row -> htmlLine("td", row)).collect(Collectors.joining()) + "</table>\n";
    }

    private static String htmlLine(String cell, List<String> cells) {
        return cells.stream()
                .map(text -> "<" + cell + mark(text) + ">" + Html.escape(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String mark(String text) {
        return switch (text) {
            case "yes" -> " class=\"met\"";
            case "no" -> " class=\"missed\"";
            default -> "";
        };
    }
}
