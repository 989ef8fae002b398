package no.bufdirreporting.aggregation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.bufdirreporting.aggregation.AggregationCommand.CompleteAggregation;
import no.bufdirreporting.aggregation.AggregationCommand.DeleteAggregation;
import no.bufdirreporting.aggregation.AggregationCompleted;
import no.bufdirreporting.aggregation.AggregationFigures;
import no.bufdirreporting.aggregation.AggregationQuery.FindAggregation;
import no.bufdirreporting.aggregation.AggregationRun;
import no.bufdirreporting.aggregation.AggregationView;
import no.bufdirreporting.kernel.RejectedException;
import no.bufdirreporting.kernel.Rejection;
import no.bufdirreporting.run.RunKind;
import no.bufdirreporting.run.command.PeriodReservations;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Uses the real command side with an in-memory event store; tests choose what the read model shows. */
@SpringBootTest(
        classes = AggregationStarterTest.Application.class,
        properties = {"spring.config.import=classpath:platform.yml", "axon.axonserver.enabled=false"})
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AggregationStarterTest {

    private static final String ORG = "org-bufdir-42";

    @Autowired
    private AggregationStarter starter;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore events;

    @Autowired
    private ReadModel readModel;

    @Test
    void firstRequestForAPeriodStartsARun() {
        var run = starter.start(ORG, "2001", null);
        assertThat(run.processing()).isTrue();
        assertThat(run.reportingPeriodId()).isEqualTo("2001");
    }

    @Test
    void secondRequestForTheSameDaysGetsTheRunUnderWay() {
        var run = starter.start(ORG, "2002", null);
        assertThat(starter.start(ORG, "2002", null)).isEqualTo(run);
        assertThat(starter.start(ORG, "rp-2002", null)).isEqualTo(run);
    }

    @Test
    void anotherOrganizationGetsItsOwnRun() {
        assertThat(starter.start(ORG, "2003", null).aggregationId())
                .isNotEqualTo(starter.start("org-1042", "2003", null).aggregationId());
    }

    @Test
    void simultaneousRequestsGetOneRun() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> request = () -> starter.start(ORG, "2004", null).aggregationId();
            var answers = clients.invokeAll(Collections.nCopies(20, request));
            assertThat(answers)
                    .extracting(Future::get)
                    .containsOnly(answers.getFirst().get());
        }
    }

    @Test
    void aFinishedRunIsFollowedByAnotherAggregation() {
        var finished = starter.start(ORG, "2005", null);
        complete(finished);
        var next = starter.start(ORG, "2005", null);
        assertThat(next.aggregationId()).isNotEqualTo(finished.aggregationId());
        assertThat(next.processing()).isTrue();
    }

    @Test
    void aDeletedRunIsFollowedByAnotherAggregation() {
        var deleted = starter.start(ORG, "2006", null);
        delete(deleted);
        assertThat(starter.start(ORG, "2006", null).aggregationId()).isNotEqualTo(deleted.aggregationId());
    }

    @Test
    void repeatedKeyGetsTheSameRunBeforeItIsProjected() {
        var run = starter.start(ORG, "2007", "key-2007");
        assertThat(starter.start(ORG, "2007", "key-2007")).isEqualTo(run);
    }

    @Test
    void repeatedKeyGetsTheFirstAnswerAfterItsRunHasEnded() {
        var run = starter.start(ORG, "2008", "key-2008");
        complete(run);
        readModel.show(run);
        var repeated = starter.start(ORG, "2008", "key-2008");
        assertThat(repeated.aggregationId()).isEqualTo(run.aggregationId());
        assertThat(repeated.processing()).isTrue();
    }

    @Test
    void keyOfADeletedAggregationIsGoneAndDoesNotReserveThePeriod() {
        var run = starter.start(ORG, "2009", "key-2009");
        delete(run);
        assertThat(rejection(() -> starter.start(ORG, "2009", "key-2009")).kind())
                .isEqualTo(Rejection.Kind.GONE);
        assertThat(reservationsOf(2009)).isEqualTo(1);
        assertThat(starter.start(ORG, "2009", null).processing()).isTrue();
    }

    @Test
    void aKeyCannotBeUsedForAnotherPeriod() {
        readModel.show(starter.start(ORG, "2010", "key-2010"));
        assertThat(rejection(() -> starter.start(ORG, "2011", "key-2010")).code())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void aKeyCannotBeUsedForAnotherPeriodBeforeItsFirstUseIsProjected() {
        starter.start(ORG, "2012", "key-2012");
        assertThat(rejection(() -> starter.start(ORG, "2013", "key-2012")).code())
                .isEqualTo("idempotency-key-reused");
        assertThat(starter.start(ORG, "2013", null).reportingPeriodId()).isEqualTo("2013");
    }

    @Test
    void aKeyThatJoinedARunGetsTheSameAnswerAfterTheRunHasEnded() {
        var run = starter.start(ORG, "2015", null);
        assertThat(starter.start(ORG, "2015", "key-2015")).isEqualTo(run);
        assertThat(starter.start(ORG, "2015", "other-key-2015")).isEqualTo(run);
        complete(run);

        assertThat(starter.start(ORG, "2015", "key-2015")).isEqualTo(run);
        assertThat(starter.start(ORG, "2015", "other-key-2015")).isEqualTo(run);
        assertThat(starter.start(ORG, "2015", "third-key-2015").aggregationId()).isNotEqualTo(run.aggregationId());
    }

    @Test
    void aKeyThatJoinedARunCannotBeUsedForAnotherPeriodOrARange() {
        starter.start(ORG, "2016", null);
        starter.start(ORG, "2016", "key-2016");
        assertThat(rejection(() -> starter.start(ORG, "2017", "key-2016")).code())
                .isEqualTo("idempotency-key-reused");
        assertThat(rejection(() -> starter.startRange(ORG, Instant.EPOCH, Instant.EPOCH, "key-2016"))
                        .code())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void aKeyThatJoinedARunIsGoneWithIt() {
        var run = starter.start(ORG, "2018", null);
        starter.start(ORG, "2018", "key-2018");
        delete(run);
        assertThat(rejection(() -> starter.start(ORG, "2018", "key-2018")).kind())
                .isEqualTo(Rejection.Kind.GONE);
    }

    @Test
    void anUnknownOrganizationIsRejected() {
        assertThat(rejection(() -> starter.start("org-unknown", "2014", null)).code())
                .isEqualTo("unknown-organization");
    }

    @Test
    void anUnknownPeriodIsRejected() {
        assertThat(rejection(() -> starter.start(ORG, "2014-q5", null)).code()).isEqualTo("unknown-reporting-period");
    }

    private long reservationsOf(int year) {
        var id =
                PeriodReservations.idOf(RunKind.AGGREGATION, ORG, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        return events.readEvents(id).asStream().count();
    }

    private void complete(AggregationRun run) {
        var figures = new AggregationFigures(0, 0, 0, BigDecimal.ZERO, new TreeMap<>());
        commands.sendAndWait(
                new CompleteAggregation(new AggregationCompleted(run.aggregationId(), ORG, 1, figures, 0, 0)));
    }

    private void delete(AggregationRun run) {
        commands.sendAndWait(new DeleteAggregation(run.aggregationId(), null));
    }

    /** The rejection by the starter or by an aggregate behind the command bus. */
    private static Rejection rejection(ThrowingCallable start) {
        var thrown = catchThrowableOfType(RuntimeException.class, start);
        return switch (thrown) {
            case RejectedException refused -> refused.rejection();
            case CommandExecutionException refused ->
                refused.<Rejection>getDetails().orElseThrow();
            default -> throw new AssertionError("Not refused", thrown);
        };
    }

    /** The command side without what needs keys of personal data, and so a database. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "no.bufdirreporting",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "no\\.bufdirreporting\\.(activity|contact|imports|platform\\.keys)\\..*"))
    static class Application {

        @Bean
        EventStorageEngine storage() {
            return new InMemoryEventStorageEngine();
        }

        @Bean
        ReadModel readModel() {
            return new ReadModel();
        }
    }

    static class ReadModel {

        private final Map<String, AggregationView> shown = new ConcurrentHashMap<>();

        void show(AggregationRun run) {
            shown.put(run.aggregationId(), AggregationView.processing(run));
        }

        @QueryHandler
        Optional<AggregationView> handle(FindAggregation query) {
            return Optional.ofNullable(shown.get(query.aggregationId()));
        }
    }
}
