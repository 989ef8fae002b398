package no.bufdirreporting.imports.query;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import no.bufdirreporting.imports.ImportEvent;
import no.bufdirreporting.imports.ImportKind;
import no.bufdirreporting.imports.ImportStarted;
import no.bufdirreporting.imports.ImportStatus;
import no.bufdirreporting.imports.ImportView;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** An import, folded from its events. */
@Entity
@Table(name = "sheet_import")
class StoredImport implements Fold {

    @Id
    private String importId = "";

    private String orgId = "";

    @Enumerated(EnumType.STRING)
    private ImportKind kind = ImportKind.ACTIVITIES;

    @Enumerated(EnumType.STRING)
    private ImportStatus status = ImportStatus.RUNNING;

    private Instant createdAt = Instant.EPOCH;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable ImportView view;

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case ImportStarted it -> {
                importId = it.importId();
                orgId = it.orgId();
                kind = it.kind();
                createdAt = event.at();
                view = ImportView.started(it, event.at());
            }
            case ImportEvent it -> view = view().after(it, event.at(), event.sequence());
            default -> throw new IllegalArgumentException("Not an event of an import: " + event);
        }
        status = view().status();
    }

    ImportView view() {
        return Objects.requireNonNull(view);
    }
}
