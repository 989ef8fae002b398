package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token confines its holder to the imports of its organizations, and rows tell nothing of other ones. */
@StandaloneOnly
class ImportAccessTest {

    private static final String SCOPES = "activities:read activities:write reference:write";
    private static final String OWN = "org-own";
    private static final String OTHER = "org-other";
    private static final String CHAPTER_HEADER = "chapter_id;name;region\n";

    @TempDir
    static Path directory;

    private static LocalIssuer issuer;
    private static ApplicationProcess service;
    private static Api api;

    @BeforeAll
    static void start() {
        issuer = LocalIssuer.opened();
        service = ApplicationProcess.start(directory, issuer.settings());
        api = service.api();
        for (String org : List.of(OWN, OTHER)) {
            api.put("/api/v1/organizations/" + org, object("name", "Test"), token(org))
                    .expect(201);
            api.put("/api/v1/chapters/lag-" + org, object("name", "Laget", "org_id", org), token(org))
                    .expect(201);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    private static String[] token(String org, String... headers) {
        return Stream.concat(Stream.of(issuer.token(SCOPES, org)), Stream.of(headers))
                .toArray(String[]::new);
    }

    /** Where an import is that has ended. */
    private static String imported(String path, String org, String csv) {
        String location = api.post(path + "?org_id=" + org, csv, token(org, "Content-Type", Imports.CSV))
                .expect(202)
                .header("Location");
        Imports.endedAt(api, location, token(org));
        return location;
    }

    private static String rejected(String location, String org) {
        return api.get(location + "/rejected", token(org)).expect(200).body();
    }

    @Test
    void importsOfAnotherOrganizationAreNotFound() {
        var files = Map.of(
                Imports.PATH,
                Imports.HEADER + "kari;lag;kafe;i går;1;1;\n",
                Imports.CHAPTERS,
                CHAPTER_HEADER + "x;;\n");
        files.forEach((path, file) -> {
            String own = imported(path, OWN, file);
            String other = imported(path, OTHER, file);
            for (String part : List.of("", "/events", "/rejected")) {
                assertThat(api.get(own + part, token(OWN)).status())
                        .as(own + part)
                        .isEqualTo(200);
                api.get(other + part, token(OWN)).expectProblem(404, "not-found");
            }
            api.delete(other, token(OWN)).expectProblem(404, "not-found");
            api.delete(own, token(OWN)).expectProblem(409, "import-ended");
            assertThat(api.get(path, token(OWN)).expect(200).each("org_id"))
                    .isNotEmpty()
                    .containsOnly(OWN);
        });
    }

    @Test
    void namingAnotherOrganizationIsForbidden() {
        for (String path : List.of(Imports.PATH, Imports.CHAPTERS)) {
            String query = "?org_id=" + OTHER;
            String[] csv = token(OWN, "Content-Type", Imports.CSV);
            api.post(path + query, "x", csv).expectProblem(403, "other-organization-forbidden");
            api.get(path + query, token(OWN)).expectProblem(403, "other-organization-forbidden");
            api.get(path + "/template.xlsx" + query, token(OWN)).expectProblem(403, "other-organization-forbidden");
            assertThat(api.get(path + "/template.xlsx?org_id=" + OWN, token(OWN))
                            .status())
                    .isEqualTo(200);
            api.post(path + "?org_id=org-of-nobody", "x", csv).expectProblem(403, "other-organization-forbidden");
        }
    }

    @Test
    void keysOfDifferentOrganizationsAreDifferentKeys() {
        String[] own = token(OWN, "Content-Type", Imports.CSV, "Idempotency-Key", "same");
        String[] other = token(OTHER, "Content-Type", Imports.CSV, "Idempotency-Key", "same");
        String file = Imports.HEADER + Imports.rows(0, 1);
        String first =
                api.post(Imports.PATH + "?org_id=" + OWN, file, own).expect(202).text("import_id");
        assertThat(api.post(Imports.PATH + "?org_id=" + OTHER, file, other)
                        .expect(202)
                        .text("import_id"))
                .isNotEqualTo(first);
        assertThat(api.post(Imports.PATH + "?org_id=" + OWN, file, own)
                        .expect(202)
                        .text("import_id"))
                .isEqualTo(first);
    }

    @Test
    void rejectedRowsDoNotTellWhoseTheChapterIs() {
        String activities = imported(
                Imports.PATH,
                OWN,
                Imports.HEADER + "kari;lag-org-other;kafe;05.11.2024;1;1;\nkari;Laget;kafe;05.11.2024;1;1;\n");
        assertThat(api.get(activities, token(OWN)).at("/result/accepted").intValue())
                .isEqualTo(1);
        assertThat(rejected(activities, OWN))
                .contains("The chapter 'lag-org-other' is none that organization 'org-own' can use.")
                .doesNotContain("'org-other'");

        String chapters = imported(Imports.CHAPTERS, OWN, CHAPTER_HEADER + "lag-org-other;Mitt;Oslo\n");
        assertThat(rejected(chapters, OWN))
                .contains("The id cannot be used in this organization; choose another one.")
                .doesNotContain("'org-other'");
        assertThat(api.get("/api/v1/chapters/lag-org-other", token(OTHER))
                        .expect(200)
                        .text("name"))
                .isEqualTo("Laget");
    }

    @Test
    void aScopeIsNeeded() {
        String[] reads = issuer.token("activities:read", OWN);
        String[] csv = {reads[0], reads[1], "Content-Type", Imports.CSV};
        api.post(Imports.PATH + "?org_id=" + OWN, "x", csv).expect(403);
        api.post(Imports.CHAPTERS + "?org_id=" + OWN, "x", csv).expect(403);
        api.get(Imports.PATH, reads).expect(200);
        api.get(Imports.CHAPTERS, reads).expect(403);
    }
}
