package no.bufdirreporting.benchmarks.report;

import java.util.List;

/** The report as one page that loads nothing. */
public final class Html {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Benchmark</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 1200px; margin: 2em auto; padding: 0 1em; color: #222 }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
            th, td { text-align: right; padding: .3em .7em; border-bottom: 1px solid #ddd }
            th:first-child, td:first-child { text-align: left }
            .met { color: #17692f; font-weight: bold } .missed { color: #a3231f; font-weight: bold }
            svg { width: 100%; height: auto; font: 12px system-ui, sans-serif }
            </style>
            </head>
            <body>
            <h1>Benchmark</h1>
            """;

    private Html() {}

    /**
     * The whole page.
     *
     * @param facts how it was measured, one sentence each
     * @param parts tables and plots, in their order
     */
    public static String page(List<String> facts, List<String> parts) {
        var page = new StringBuilder(HEAD).append("<ul>\n");
        facts.forEach(fact -> page.append("<li>").append(escape(fact)).append("</li>\n"));
        page.append("</ul>\n");
        parts.forEach(page::append);
        return page.append("</body>\n</html>\n").toString();
    }

    /** A table on the page. */
    public static String table(Table table) {
        return table.html();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
