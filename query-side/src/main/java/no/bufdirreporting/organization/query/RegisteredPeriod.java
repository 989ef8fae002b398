package no.bufdirreporting.organization.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import no.bufdirreporting.organization.ReportingPeriod;
import no.bufdirreporting.organization.ReportingPeriodChanged;
import no.bufdirreporting.organization.ReportingPeriodRegistered;
import no.bufdirreporting.organization.ReportingPeriodView;
import no.bufdirreporting.platform.query.jpa.Fold;
import no.bufdirreporting.platform.query.store.PastEvent;

/** A registered reporting period, folded from its events. Both days are inclusive. */
@Entity
@Table(name = "reporting_period")
class RegisteredPeriod implements Fold {

    /** What all spellings of its id have in common. */
    @Id
    private String periodKey = "";

    private String periodId = "";

    @Column(name = "period_start")
    private LocalDate start = LocalDate.EPOCH;

    @Column(name = "period_end")
    private LocalDate end = LocalDate.EPOCH;

    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;
    private long version;

    @Override
    public void apply(PastEvent event) {
        switch (event.payload()) {
            case ReportingPeriodRegistered it -> {
                periodId = it.periodId();
                periodKey = ReportingPeriod.key(periodId);
                start = it.start();
                end = it.end();
                createdAt = event.at();
            }
            case ReportingPeriodChanged it -> {
                start = it.start();
                end = it.end();
            }
            default -> throw new IllegalArgumentException("Not an event of a reporting period: " + event);
        }
        updatedAt = event.at();
        version = event.sequence();
    }

    ReportingPeriodView view() {
        return new ReportingPeriodView(periodId, start, end, createdAt, updatedAt, version);
    }
}
