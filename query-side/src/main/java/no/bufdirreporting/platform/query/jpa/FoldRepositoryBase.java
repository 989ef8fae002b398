package no.bufdirreporting.platform.query.jpa;

import jakarta.persistence.EntityManager;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

/** Adds an insert to Spring Data's repository, whose {@code save} would first select the row. */
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
