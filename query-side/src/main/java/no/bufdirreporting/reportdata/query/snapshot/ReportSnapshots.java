package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of report snapshots. Queries within a batch see what the batch has changed. */
public interface ReportSnapshots extends Repository<ReportSnapshot, String>, JpaSpecificationExecutor<ReportSnapshot> {

    Optional<ReportSnapshot> findById(String snapshotId);

    void insert(ReportSnapshot snapshot);

    void delete(ReportSnapshot snapshot);

    void deleteAllInBatch();

    void flush();

    /** A snapshot that must exist. */
    default ReportSnapshot get(String snapshotId) {
        return findById(snapshotId).orElseThrow(() -> new IllegalStateException("No snapshot " + snapshotId));
    }

    /** The snapshot that represents the days: the newest with figures. */
    @Query("""
            select s from ReportSnapshot s where s.days = :days and s.counted.figures is not null
            order by s.createdPosition desc limit 1""")
    Optional<ReportSnapshot> newestWithFigures(ReportedDays days);

    /** The newest snapshot of the days, with or without figures. */
    @Query("select s from ReportSnapshot s where s.days = :days order by s.createdPosition desc limit 1")
    Optional<ReportSnapshot> newest(ReportedDays days);

    /** The valid snapshots whose prior period is the given days, newest first. */
    default List<ReportSnapshot> following(ReportedDays prior) {
        return following(prior.orgId(), prior.start(), prior.end());
    }

    @Query("""
            select s from ReportSnapshot s
            where s.days.orgId = :orgId and s.counted.priorStart = :start and s.counted.priorEnd = :end
                and s.validity.valid = true
            order by s.createdPosition desc""")
    List<ReportSnapshot> following(String orgId, LocalDate start, LocalDate end);

    /** Cancels the runs that are due for those snapshots of the days that a newer one has superseded. */
    default void supersede(ReportedDays days) {
        outdated(days).stream().skip(1).map(ReportSnapshot::validity).forEach(SnapshotValidity::supersede);
    }

    /** The newest snapshot of the days and all outdated ones, newest first. */
    @Query("""
            select s from ReportSnapshot s where s.days = :days and (s.validity.outdatedSince is not null
                or s.createdPosition = (select max(n.createdPosition) from ReportSnapshot n where n.days = :days))
            order by s.createdPosition desc""")
    List<ReportSnapshot> outdated(ReportedDays days);

    /** Marks that a run of the snapshot is due, if it represents its days. An earlier time is kept. */
    default void outdate(ReportSnapshot snapshot, Instant since) {
        if (newest(snapshot.days()).filter(it -> it == snapshot).isPresent()) {
            snapshot.outdate(since);
        }
    }

    /**
     * The snapshots that changes of activities may invalidate. Snapshots that are invalid already are left out, so that many
     * changes in a row cost little.
     */
    @Query("""
            select new no.bufdirreporting.reportdata.query.snapshot.ReportSnapshots$Candidate(
                s.snapshotId, s.days, s.counted.priorStart, s.counted.priorEnd, s.counted.priorSnapshotId)
            from ReportSnapshot s where s.days.orgId in :orgIds and (s.validity.valid = true or s.status = FAILED)
            order by s.createdPosition desc""")
    List<Candidate> candidates(Collection<String> orgIds);

    /** The days that a snapshot counts, without its figures. */
    record Candidate(
            String snapshotId,
            ReportedDays days,
            @Nullable LocalDate priorStart,
            @Nullable LocalDate priorEnd,
            @Nullable String priorSnapshotId) {

        /** The days of the prior period, if its activities were counted. */
        public Optional<ReportedDays> countedPrior() {
            return priorStart == null || priorEnd == null || priorSnapshotId != null
                    ? Optional.empty()
                    : Optional.of(new ReportedDays(days.orgId(), priorStart, priorEnd));
        }
    }
}
