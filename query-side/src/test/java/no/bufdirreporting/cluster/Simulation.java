package no.bufdirreporting.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of all nodes in one thread, in virtual time and in an order that follows from the seed. A task that
 * pauses lets the tasks of others run before it goes on; pauses nest, so a task goes on after those that began to pause
 * later.
 */
final class Simulation {

    final Random random;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private final List<String> violations = new ArrayList<>();
    private long nanos;
    private long scheduled;
    private Strand current = new Strand(null);

    private record Task(long at, long number, @Nullable SimulatedNode node, Runnable work) {}

    /** A thread of a node. */
    static final class Strand {

        final @Nullable SimulatedNode node;
        SimulatedStore.@Nullable Transaction transaction;

        private Strand(@Nullable SimulatedNode node) {
            this.node = node;
        }
    }

    Simulation(long seed) {
        this.random = new Random(seed);
    }

    long nanos() {
        return nanos;
    }

    Strand strand() {
        return current;
    }

    /** Something that must never happen. */
    void violation(String what) {
        violations.add("after %d ms: %s".formatted(nanos / 1_000_000, what));
    }

    List<String> violations() {
        return violations;
    }

    void after(Duration delay, @Nullable SimulatedNode node, Runnable work) {
        tasks.add(new Task(nanos + delay.toNanos(), scheduled++, node, work));
    }

    /** A random duration, in whole milliseconds. */
    Duration between(long minMillis, long maxMillis) {
        return Duration.ofMillis(random.nextLong(minMillis, maxMillis + 1));
    }

    void run(Duration duration) {
        long end = nanos + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            var task = tasks.remove();
            nanos = Math.max(nanos, task.at());
            if (task.node() == null) {
                task.work().run();
            } else if (task.node().frozenUntil() > nanos) {
                tasks.add(new Task(task.node().frozenUntil(), task.number(), task.node(), task.work()));
            } else if (task.node().isAlive()) {
                run(task.node(), task.work());
            }
        }
        nanos = Math.max(nanos, end);
    }

    private void run(SimulatedNode node, Runnable work) {
        var outer = current;
        current = new Strand(node);
        try {
            work.run();
        } catch (RuntimeException | Crash ended) {
            // As a thread of an executor does.
        } finally {
            current = outer;
        }
    }

    /** Pauses the current task. All others go on, except those of a node that is frozen. */
    void pause(Duration duration) {
        var paused = current;
        Deque<UnitOfWork<?>> units = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            var unit = CurrentUnitOfWork.get();
            units.push(unit);
            CurrentUnitOfWork.clear(unit);
        }
        run(duration);
        units.forEach(CurrentUnitOfWork::set);
        current = paused;
        if (paused.node != null) {
            if (paused.node.frozenUntil() > nanos) {
                pause(Duration.ofNanos(paused.node.frozenUntil() - nanos));
            }
            paused.node.requireAlive();
        }
    }

    /** Ends all that a node was doing when it crashed. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("The node has crashed", null, false, false);
        }
    }
}
