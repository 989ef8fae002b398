package no.bufdirreporting.platform.query.jpa;

import jakarta.persistence.EntityManager;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

/** Spring Data's repository with an insert: its {@code save} would first look for a row of that id. */
class FoldRepositoryBase<T, I> extends SimpleJpaRepository<T, I> {

    private final EntityManager entities;

    FoldRepositoryBase(JpaEntityInformation<T, ?> entity, EntityManager entities) {
        super(entity, entities);
        this.entities = entities;
    }

    public void insert(T row) {
        entities.persist(row);
    }
}
