package no.bufdirreporting.organization.query;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The table of all versions of the category rules. */
interface CategoryRulesRepository extends Repository<CategoryRules, Long> {

    void insert(CategoryRules rules);

    Optional<CategoryRules> findById(Long version);

    Optional<CategoryRules> findFirstByOrderByVersionDesc();

    void deleteAllInBatch();
}
