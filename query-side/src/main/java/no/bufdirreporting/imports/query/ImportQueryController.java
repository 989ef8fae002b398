package no.bufdirreporting.imports.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.ImportQuery.FindImport;
import no.bufdirreporting.imports.ImportQuery.ImportPage;
import no.bufdirreporting.imports.ImportQuery.ListImports;
import no.bufdirreporting.imports.ImportStatus;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.Paging;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.ListBody;
import no.bufdirreporting.platform.http.problem.ProblemException;
import no.bufdirreporting.platform.http.stream.EventStreams;
import no.bufdirreporting.platform.http.stream.ProgressFeed;
import no.bufdirreporting.platform.http.table.GetTable;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The read endpoints of imports. */
@RestController
@RequestMapping(
        path = {"/api/v1/activities/imports", "/api/v1/chapters/imports"},
        produces = MediaType.APPLICATION_JSON_VALUE)
record ImportQueryController(QueryGateway queries, EventStreams streams, JsonMapper json) {

    @GetTable
    ListBody<ImportView> list(@RequestParameters ListParameters wanted, HttpServletRequest request) {
        var paging = wanted.paging();
        var page = queries.query(
                        new ListImports(kind(request), wanted.orgId(), wanted.status(), paging.slice()),
                        ImportPage.class)
                .join();
        return ListBody.of(page.imports(), paging, page.total(), page.next());
    }

    @GetMapping("/{id}")
    ImportView one(@PathVariable String id, HttpServletRequest request) {
        return find(kind(request), id);
    }

    private static ImportKind kind(HttpServletRequest request) {
        return ImportKind.ofPath(request.getRequestURI());
    }

    private ImportView find(ImportKind kind, String id) {
        var view = queries.query(new FindImport(kind, id), ImportView.class).join();
        if (view == null) {
            throw ProblemException.notFound("not-found", "There is no import '%s'.".formatted(id));
        }
        return view;
    }

    /** The progress of an import, until it has ended. */
    @GetMapping(path = "/{id}/events", produces = MediaType.ALL_VALUE)
    void events(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException {
        var kind = kind(request);
        find(kind, id);
        streams.serve(request, response, stream -> new ProgressFeed(() -> progress(kind, id), stream));
    }

    private ProgressFeed.State progress(ImportKind kind, String id) {
        var view = find(kind, id);
        return new ProgressFeed.State(
                view.version(), view.status() == ImportStatus.RUNNING, json.writeValueAsString(view));
    }

    record ListParameters(
            @Code @Nullable String orgId, @Nullable ImportStatus status, Paging paging) {}
}
