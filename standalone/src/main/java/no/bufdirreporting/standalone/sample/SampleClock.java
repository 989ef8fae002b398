package no.bufdirreporting.standalone.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's clock while the sample is loaded. Commands on aggregates of the steps under way happen at the time of their step,
 * also those that end the step's run; commands of anybody else happen now.
 */
final class SampleClock extends Clock implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final ScopedValue<Instant> TIME = ScopedValue.newInstance();

    private final Clock system;
    private final Map<String, Step> underWay = new ConcurrentHashMap<>();
    private final Registration interception;
    private volatile @Nullable Instant start;

    private SampleClock(Clock system, CommandBus commands, Instant start) {
        this.system = system;
        this.interception = commands.registerHandlerInterceptor(this);
        this.start = start;
    }

    /** @param start the time of the commands of the start, before anybody can send others */
    static SampleClock install(CommandBus commands, Instant start) {
        var clock = new SampleClock(GenericEventMessage.clock, commands, start);
        GenericEventMessage.clock = clock;
        return clock;
    }

    void uninstall() {
        GenericEventMessage.clock = system;
        interception.cancel();
    }

    /** The start is over. */
    void started() {
        start = null;
    }

    void begin(Step step) {
        underWay.put(step.aggregateId(), step);
    }

    void end(Step step) {
        underWay.remove(step.aggregateId());
    }

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain interceptorChain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        Step step = underWay.get(Step.aggregateId(command));
        return step == null
                ? interceptorChain.proceed()
                : ScopedValue.where(TIME, step.timeOf(command)).call(interceptorChain::proceed);
    }

    @Override
    public Instant instant() {
        Instant ofStart = start;
        return TIME.isBound() ? TIME.get() : ofStart == null ? system.instant() : ofStart;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
