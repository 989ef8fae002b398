package no.bufdirreporting.imports.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.organization.query.KnownReferences;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.platform.http.binding.RequestParameters;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint of the template of sheets. */
@RestController
@RequestMapping(
        path = {"/api/v1/activities/imports", "/api/v1/chapters/imports"},
        produces = TemplateController.XLSX)
record TemplateController(KnownReferences references, Template template) {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** A workbook to be filled in, with what the organization has as drop-downs. */
    @GetMapping("/template.xlsx")
    void template(
            @RequestParameters TemplateParameters wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        references.requireOrganization(wanted.orgId(), "org_id");
        byte[] workbook = template.of(ImportKind.ofPath(request.getRequestURI()), wanted.orgId());
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"template.xlsx\"");
        response.getOutputStream().write(workbook);
    }

    record TemplateParameters(@Code String orgId) {}
}
