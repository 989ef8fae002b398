package no.bufdirreporting.reportdata.query.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of snapshots. Reads within a batch see what the batch has changed. */
public interface ReportSnapshots extends Repository<ReportSnapshot, String> {

    Optional<ReportSnapshot> findById(String snapshotId);

    void insert(ReportSnapshot snapshot);

    void delete(ReportSnapshot snapshot);

    void deleteAllInBatch();

    void flush();

    /** A snapshot that is known. */
    default ReportSnapshot get(String snapshotId) {
        return findById(snapshotId).orElseThrow(() -> new IllegalStateException("No snapshot " + snapshotId));
    }

    /** The snapshot that represents the days: the newest with figures. */
    @Query("""
            select s from ReportSnapshot s
            where s.orgId = :orgId and s.periodStart = :start and s.periodEnd = :end and s.figures is not null
            order by s.createdPosition desc limit 1""")
    Optional<ReportSnapshot> newestWithFigures(String orgId, LocalDate start, LocalDate end);

    /** The newest snapshot of the days, whether it has figures or not. */
    default Optional<ReportSnapshot> newest(ReportedDays days) {
        return newest(days.orgId(), days.start(), days.end());
    }

    @Query("""
            select s from ReportSnapshot s
            where s.orgId = :orgId and s.periodStart = :start and s.periodEnd = :end
            order by s.createdPosition desc limit 1""")
    Optional<ReportSnapshot> newest(String orgId, LocalDate start, LocalDate end);

    /** The valid snapshots whose prior period is the given days, newest first. */
    @Query("""
            select s from ReportSnapshot s
            where s.orgId = :orgId and s.priorStart = :start and s.priorEnd = :end and s.valid = true
            order by s.createdPosition desc""")
    List<ReportSnapshot> following(String orgId, LocalDate start, LocalDate end);

    /** Ends the wait for those snapshots of the days that a newer one has superseded. */
    default void supersede(ReportedDays days) {
        outdated(days.orgId(), days.start(), days.end()).stream().skip(1).forEach(ReportSnapshot::supersede);
    }

    /** The newest snapshot of the days and those that are outdated, newest first. */
    @Query("""
            select s from ReportSnapshot s
            where s.orgId = :orgId and s.periodStart = :start and s.periodEnd = :end and (s.outdatedSince is not null
                or s.createdPosition = (
                    select max(n.createdPosition) from ReportSnapshot n
                    where n.orgId = :orgId and n.periodStart = :start and n.periodEnd = :end))
            order by s.createdPosition desc""")
    List<ReportSnapshot> outdated(String orgId, LocalDate start, LocalDate end);

    /** Has the snapshot aggregated again, if it represents its days; an earlier time than the given one stays. */
    default void outdate(ReportSnapshot snapshot, Instant since) {
        if (newest(snapshot.days()).filter(it -> it == snapshot).isPresent()) {
            snapshot.outdate(since);
        }
    }

    /**
     * What changes of activities may invalidate. Snapshots that are invalid already are not among it, so a flood of
     * activities finds nothing here.
     */
    @Query("""
            select new no.bufdirreporting.reportdata.query.snapshot.ReportSnapshots$Candidate(
                s.snapshotId, s.orgId, s.periodStart, s.periodEnd, s.priorStart, s.priorEnd, s.priorSnapshotId)
            from ReportSnapshot s where s.orgId in :orgIds and (s.valid = true or s.status = FAILED)
            order by s.createdPosition desc""")
    List<Candidate> candidates(Collection<String> orgIds);

    /** The days that a snapshot counts, without its figures. */
    record Candidate(
            String snapshotId,
            String orgId,
            LocalDate start,
            LocalDate end,
            @Nullable LocalDate priorStart,
            @Nullable LocalDate priorEnd,
            @Nullable String priorSnapshotId) {

        public ReportedDays days() {
            return new ReportedDays(orgId, start, end);
        }

        /** The days of the prior period, if its activities were counted. */
        public Optional<ReportedDays> countedPrior() {
            return priorStart == null || priorEnd == null || priorSnapshotId != null
                    ? Optional.empty()
                    : Optional.of(new ReportedDays(orgId, priorStart, priorEnd));
        }
    }
}
