package no.bufdirreporting.platform.query.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import no.bufdirreporting.platform.query.EventLog;
import no.bufdirreporting.platform.query.RunningReadModel;
import org.hibernate.SessionFactory;
import org.hibernate.relational.SchemaManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every entity has a table with its columns and their types, since Flyway and not Hibernate creates the tables. */
class EntityTablesTest {

    private final RunningReadModel readModel = RunningReadModel.start(new EventLog());
    private final SessionFactory entities =
            readModel.bean(EntityManagerFactory.class).unwrap(SessionFactory.class);
    private final SchemaManager tables = entities.getSchemaManager();

    @AfterEach
    void stop() {
        readModel.close();
    }

    @Test
    void everyEntityFitsItsTable() {
        assertThat(entities.getMetamodel().getEntities()).isNotEmpty();
        assertThatCode(tables::validateMappedObjects).doesNotThrowAnyException();

        var jdbc = readModel.bean(JdbcTemplate.class);
        jdbc.execute("alter table report_snapshot alter column field_count type text");
        assertThatThrownBy(tables::validateMappedObjects).hasMessageContaining("field_count");
        jdbc.execute("alter table report_snapshot drop column field_count");
        assertThatThrownBy(tables::validateMappedObjects).hasMessageContaining("field_count");
        jdbc.execute("drop table audit.job");
        assertThatThrownBy(tables::validateMappedObjects).isNotNull();
    }
}
