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
 * Axon's clock while the sample is loaded. Commands on aggregates that the sample is recording happen at the sample's time,
 * also those that end a run of them; commands of anybody else happen now.
 */
final class SampleClock extends Clock implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final ScopedValue<Instant> TIME = ScopedValue.newInstance();

    private final Clock system;
    private final Map<String, TimedCommand> underWay = new ConcurrentHashMap<>();
    private final Registration interception;
    private volatile @Nullable Instant start;

    private SampleClock(Clock system, CommandBus commands, @Nullable Instant start) {
        this.system = system;
        this.interception = commands.registerHandlerInterceptor(this);
        this.start = start;
    }

    /** @param start the time of the commands of the start, before anybody can send others; null if they happen now */
    static SampleClock install(CommandBus commands, @Nullable Instant start) {
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

    void begin(TimedCommand timed) {
        underWay.put(timed.aggregateId(), timed);
    }

    void end(TimedCommand timed) {
        underWay.remove(timed.aggregateId());
    }

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain interceptorChain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        TimedCommand timed = underWay.get(TimedCommand.aggregateId(command));
        return timed == null
                ? interceptorChain.proceed()
                : ScopedValue.where(TIME, timed.timeOf(command)).call(interceptorChain::proceed);
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
