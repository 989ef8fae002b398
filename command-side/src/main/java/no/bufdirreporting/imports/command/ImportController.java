package no.bufdirreporting.imports.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import no.bufdirreporting.imports.ImportCommand.CancelImport;
import no.bufdirreporting.imports.ImportCommand.ConfirmCancellation;
import no.bufdirreporting.imports.ImportFormat;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.ImportOptions;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.imports.OnChange;
import no.bufdirreporting.imports.command.result.RejectedSheet;
import no.bufdirreporting.organization.command.OrganizationDirectory;
import no.bufdirreporting.platform.access.Caller;
import no.bufdirreporting.platform.command.ReadYourWrites;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import no.bufdirreporting.platform.http.convention.IdempotencyKey;
import no.bufdirreporting.platform.http.problem.ProblemException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that start and cancel imports, and the one of rejected rows, which are a file of the command side. */
@RestController
@RequestMapping(
        path = {"/api/v1/activities/imports", "/api/v1/chapters/imports"},
        produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

    private final ImportStarter starter;
    private final ImportDirectory directory;
    private final OrganizationDirectory organizations;
    private final CommandGateway commands;
    private final EventStore events;
    private final ReadYourWrites readYourWrites;
    private final String defaultOrganization;

    ImportController(
            ImportStarter starter,
            ImportDirectory directory,
            OrganizationDirectory organizations,
            CommandGateway commands,
            EventStore events,
            ReadYourWrites readYourWrites,
            @Value("${bufdir.default-organization-id:org-bufdir-42}") String defaultOrganization) {
        this.starter = starter;
        this.directory = directory;
        this.organizations = organizations;
        this.commands = commands;
        this.events = events;
        this.readYourWrites = readYourWrites;
        this.defaultOrganization = defaultOrganization;
    }

    /** Receives the file; its rows are imported afterwards. */
    @PostMapping(consumes = {FileFormats.CSV, FileFormats.XLSX, FileFormats.NDJSON, FileFormats.OLD_NDJSON})
    ResponseEntity<ImportView> start(
            @RequestParameters ImportParameters wanted, IdempotencyKey key, HttpServletRequest request) {
        String orgId = wanted.orgId() == null ? defaultOrganization : wanted.orgId();
        Caller.current().requireNamed(orgId);
        organizations.requireOrganization(orgId);
        var kind = ImportKind.ofPath(request.getRequestURI());
        ImportFormat format = FileFormats.of(request);
        var view = starter.start(orgId, kind, format, wanted.options(), key.value(), FileFormats.body(request));
        readYourWrites.await(view.importId(), 0);
        return ResponseEntity.accepted()
                .location(URI.create(kind.path() + "/" + view.importId()))
                .body(view);
    }

    /** Requests cancellation; the import ends a moment later. */
    @DeleteMapping("/{id}")
    ResponseEntity<ImportView> cancel(@PathVariable String id, HttpServletRequest request) {
        find(id, request);
        long version = commands.sendAndWait(new CancelImport(id));
        var state = find(id, request);
        if (!directory.has(id)) {
            // No process can go on with it, so none would confirm.
            commands.sendAndWait(new ConfirmCancellation(id, state.tally()));
            version++;
        }
        readYourWrites.await(id, version);
        return ResponseEntity.accepted().body(find(id, request).view());
    }

    @GetMapping(path = "/{id}/rejected", produces = MediaType.ALL_VALUE)
    void rejected(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var state = find(id, request);
        try (var sheet =
                RejectedSheet.open(directory.rejected(id), state.started().kind())) {
            if (sheet == null) {
                throw gone(state);
            }
            String type = FileFormats.typeOf(
                    state.started().file().format(), sheet.style().charset());
            response.setContentType(type);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"rejected-%s.%s\""
                            .formatted(
                                    id,
                                    FileFormats.extension(state.started().file().format())));
            sheet.write(response.getOutputStream());
        }
    }

    /** The import with this id, if it is of the kind that the path names and the caller may see it. */
    private ImportState find(String id, HttpServletRequest request) {
        var kind = ImportKind.ofPath(request.getRequestURI());
        return ImportState.read(events, id)
                .filter(it -> it.started().kind() == kind)
                .filter(it -> Caller.current().maySee(it.started().orgId()))
                .orElseThrow(() -> ProblemException.notFound("not-found", "There is no import '%s'.".formatted(id)));
    }

    private static ProblemException gone(ImportState state) {
        return state.running()
                ? ProblemException.conflict(
                        "import-running", "The import has read no row yet. Ask again a little later.")
                : ProblemException.notFound(
                        "not-found",
                        "There is no list of rejected rows, or not any more; it is kept for a while only.");
    }

    record ImportParameters(
            @Code @Nullable String orgId,
            @Nullable Boolean dryRun,
            @Nullable OnChange onChange) {

        ImportOptions options() {
            return new ImportOptions(Boolean.TRUE.equals(dryRun), onChange == null ? OnChange.REJECT : onChange);
        }
    }
}
