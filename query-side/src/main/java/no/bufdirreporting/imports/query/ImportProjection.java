package no.bufdirreporting.imports.query;

import java.util.Optional;
import no.bufdirreporting.imports.ImportEvent;
import no.bufdirreporting.imports.ImportQuery.FindImport;
import no.bufdirreporting.imports.ImportQuery.ImportPage;
import no.bufdirreporting.imports.ImportQuery.ListImports;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.platform.query.ReadModel;
import no.bufdirreporting.platform.query.jpa.Listing;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the imports. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
record ImportProjection(ImportRepository imports) {

    @EventHandler
    void on(ImportEvent event, PastEvent recorded) {
        imports.fold(event.importId(), recorded, StoredImport::new);
    }

    @ResetHandler
    void reset() {
        imports.deleteAllInBatch();
    }

    @QueryHandler
    Optional<ImportView> handle(FindImport query) {
        return imports.findById(query.importId()).map(StoredImport::view).filter(it -> it.kind() == query.kind());
    }

    @QueryHandler
    ImportPage handle(ListImports query) {
        var wanted = Listing.<StoredImport>ofOrganization("orgId", query.orgId())
                .and(Listing.matching("kind", query.kind()))
                .and(Listing.matching("status", query.status()));
        var page = Listing.of(imports, wanted, query.slice(), "importId");
        return new ImportPage(page.map(StoredImport::view), page.total(), page.next());
    }
}
