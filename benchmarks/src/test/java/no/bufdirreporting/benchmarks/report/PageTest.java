package no.bufdirreporting.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import no.bufdirreporting.benchmarks.report.Goal.Kind;
import no.bufdirreporting.benchmarks.report.LinePlot.Line;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PageTest {

    private static final List<Row> ROWS = List.of(
            new Row("POST <fast>", "/s", Samples.of(1, 2, 3), Samples.of(2, 2, 2), new Goal(Kind.RATE, 0.7)),
            new Row("disk", "KiB", Samples.of(3.4), null, new Goal(Kind.AT_MOST, 2)));

    private static final Stacks STACKS = new Stacks(List.of(
            List.of("tomcat-N", "a.B.<init>", "org.postgresql.Driver.read", "java.net.Socket.read"),
            List.of("tomcat-N", "no.bufdirreporting.C.d"),
            List.of("projection-N", "e.F.g")));

    @Test
    void tableIsAlignedMarkdown() {
        assertThat(new Table("t", List.of("a", "b"), List.of(List.of("long", "1"), List.of("x", "22"))).text())
                .isEqualTo("""
                        | a    | b  |
                        | ---- | -- |
                        | long | 1  |
                        | x    | 22 |
                        """);
    }

    @Test
    void pageLoadsNothingAndEscapesTexts() {
        String page = Html.page(List.of("1 < 2"), List.of(Html.table(Table.of(ROWS)), GoalPlot.of(ROWS)));
        assertThat(page).contains("POST &lt;fast&gt;", "1 &lt; 2", "class=\"missed\"");
        assertThat(page).doesNotContain("http:", "https:", "<script", "src=");
    }

    @Test
    void plotsAreWellFormed() {
        assertWellFormed(GoalPlot.of(ROWS));
        assertWellFormed(new LinePlot("p", List.of("1", "2"), List.of(new Line("a & b", List.of(0.2, 700.0)))).html());
        assertWellFormed(FlameGraph.of("f", STACKS));
    }

    private static void assertWellFormed(String part) {
        String svg = part.substring(part.indexOf("<svg"));
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg))))
                .doesNotThrowAnyException();
    }

    @Test
    void flameGraphIsAsWideAsTheShareOfSamples() {
        assertThat(FlameGraph.of("f", STACKS)).contains("tomcat-N, 66.7 %", "projection-N, 33.3 %", "a.B.&lt;init&gt;");
    }

    @Test
    void libraryIsThatOfTheLastMethodWhichIsNotOfTheJdk() {
        assertThat(STACKS.byLibrary().rows())
                .contains(List.of("PostgreSQL's driver", "33.3 %"), List.of("the product's own code", "33.3 %"))
                .contains(List.of("JDK and others", "33.3 %"));
        assertThat(STACKS.byThread().rows().getFirst()).containsExactly("tomcat-N", "66.7 %");
    }
}
