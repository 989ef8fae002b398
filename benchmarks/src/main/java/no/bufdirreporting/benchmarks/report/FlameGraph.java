package no.bufdirreporting.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sampled stacks as one picture: a frame is as wide as the share of samples in which it was called from below it. */
public final class FlameGraph {

    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 15;
    private static final double NARROWEST = 1.5;
    private static final double CHARACTER = 6.2;

    private final String name;
    private final Map<String, FlameGraph> callees = new TreeMap<>();
    private long samples;

    private FlameGraph(String name) {
        this.name = name;
    }

    /** The picture of all stacks. */
    public static String of(String title, Stacks stacks) {
        var root = new FlameGraph("all");
        stacks.stacks().forEach(root::add);
        var frames = new StringBuilder();
        double scale = (double) WIDTH / Math.max(1, root.samples);
        int height = (root.depth(scale) + 1) * HEIGHT;
        root.draw(frames, 0, height - HEIGHT, scale, root.samples);
        return "<h2>" + Html.escape(title) + "</h2>\n<svg viewBox=\"0 0 " + WIDTH + " " + height
                + "\" role=\"img\" style=\"font-size:10px\">\n" + frames + "</svg>\n";
    }

    private void add(List<String> stack) {
        samples++;
        if (!stack.isEmpty()) {
            callees.computeIfAbsent(stack.getFirst(), FlameGraph::new).add(stack.subList(1, stack.size()));
        }
    }

    private int depth(double scale) {
        return callees.values().stream()
                .filter(callee -> callee.samples * scale >= NARROWEST)
                .mapToInt(callee -> 1 + callee.depth(scale))
                .max()
                .orElse(0);
    }

    private void draw(StringBuilder frames, double x, int y, double scale, long all) {
        double width = samples * scale;
        if (width < NARROWEST) {
            return;
        }
        int letters = (int) (width / CHARACTER);
        String shown = name.replaceAll("^.*\\.([^.]+\\.[^.]+)$", "$1");
        frames.append("<g><title>")
                .append(Html.escape(name + ", " + Numbers.text(100.0 * samples / all) + " %"))
                .append("</title><rect x=\"" + Numbers.coordinate(x) + "\" y=\"" + y + "\" height=\"14\" width=\"")
                .append(Numbers.coordinate(width - 0.3) + "\" fill=\"" + colour() + "\"/>");
        if (letters >= 4) {
            frames.append("<text x=\"" + Numbers.coordinate(x + 2) + "\" y=\"" + (y + 11) + "\">")
                    .append(Html.escape(shown.substring(0, Math.min(letters, shown.length()))))
                    .append("</text>");
        }
        frames.append("</g>\n");
        for (var callee : callees.values()) {
            callee.draw(frames, x, y - HEIGHT, scale, all);
            x += callee.samples * scale;
        }
    }

    private String colour() {
        return "hsl(" + (20 + Math.floorMod(name.hashCode(), 35)) + " 85% " + (62 + Math.floorMod(name.hashCode(), 13))
                + "%)";
    }
}
