package no.bufdirreporting.platform.http.problem;

import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Serves the pages that the {@code type} of a problem refers to, one per code, and an overview of all codes. */
@RestController
@RequestMapping(path = ProblemPageController.PATH, produces = MediaType.TEXT_HTML_VALUE)
class ProblemPageController {

    static final String PATH = "/problems";

    @GetMapping
    String overview() {
        return page(
                "Problems",
                ProblemType.all().stream()
                        .map(it -> "<li><a href=\"%s\">%s</a> (%s): %s</li>"
                                .formatted(
                                        ProblemType.uri(it.code()),
                                        it.code(),
                                        it.status(),
                                        HtmlUtils.htmlEscape(it.meaning())))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code) {
        var type = ProblemType.all().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("not-found", "There is no problem with this code."));
        return page(type.title(), """
                <dl>
                <dt>Code</dt><dd><code>%s</code></dd>
                <dt>Status</dt><dd>%s</dd>
                <dt>Meaning</dt><dd>%s</dd>
                <dt>Remedy</dt><dd>%s</dd>
                </dl>
                <p><a href="%s">All problems</a></p>""".formatted(
                code, type.status(), HtmlUtils.htmlEscape(type.meaning()), HtmlUtils.htmlEscape(type.remedy()), PATH));
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(title, content);
    }
}
