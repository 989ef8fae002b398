package no.bufdirreporting.reportdata.query.definition;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import no.bufdirreporting.reportdata.ReportDefinition;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One version of a report definition. Versions are numbered across all definitions. */
@Entity
@Immutable
@Table(name = "report_definition")
public class RegisteredDefinition {

    @Id
    private long version;

    private String definitionId = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable ReportDefinition definition;

    /** The position of the registration. If several definitions name an organization, the latest one is in force. */
    private long position;

    protected RegisteredDefinition() {}

    RegisteredDefinition(ReportDefinition definition, long version, long position) {
        this.version = version;
        this.definitionId = definition.id();
        this.definition = definition;
        this.position = position;
    }

    public ReportDefinition definition() {
        if (definition == null) {
            throw new IllegalStateException("A report definition without content: " + version);
        }
        return definition;
    }
}
