package no.bufdirreporting.organization.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.bufdirreporting.organization.CategoriesDefined;
import no.bufdirreporting.organization.CategoriesView;
import no.bufdirreporting.organization.OrganizationQuery.FindCategories;
import no.bufdirreporting.platform.query.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of the category rules. */
@Component
@ProcessingGroup(ReadModel.PROCESSOR)
public class CategoryRulesProjection {

    private static final String RULES = "select version, categories, fallback from category_rules ";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CategoryRulesProjection(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The latest rules. */
    public CategoryRules latest() {
        return read(jdbc.sql(RULES + "order by version desc limit 1")).orElse(CategoryRules.NONE);
    }

    /** One version of the rules; empty if it is not projected yet. */
    public Optional<CategoryRules> find(long version) {
        return version == CategoryRules.NONE.version()
                ? Optional.of(CategoryRules.NONE)
                : read(jdbc.sql(RULES + "where version = ?").param(version));
    }

    private Optional<CategoryRules> read(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> new CategoryRules(
                        row.getLong("version"), read(row.getString("categories")), row.getString("fallback")))
                .optional();
    }

    @EventHandler
    void on(CategoriesDefined event, @SequenceNumber long version) {
        jdbc.sql("insert into category_rules (version, categories, fallback) values (?, ?::jsonb, ?)")
                .params(version, write(event.categoryByActivityType()), event.fallback())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate category_rules").update();
    }

    @QueryHandler
    CategoriesView handle(FindCategories query) {
        var rules = latest();
        return new CategoriesView(new TreeMap<>(rules.categoryByActivityType()), rules.fallback(), rules.version());
    }

    private String write(Map<String, String> categories) {
        try {
            return json.writeValueAsString(categories);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> read(String categories) {
        try {
            return json.readValue(categories, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
