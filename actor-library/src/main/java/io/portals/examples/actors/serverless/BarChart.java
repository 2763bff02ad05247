package io.portals.examples.actors.serverless;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Groups of bars as a picture in SVG. Heights are logarithmic, as bars of one group may differ a thousandfold; each has its value above
 * it.
 *
 * @param groups their names, from left to right
 * @param bars each has one bar in each group
 */
record BarChart(String title, List<String> groups, List<Bars> bars) {
    private static final List<String> COLOURS =
            List.of("#1b7f79", "#e0a030", "#b5483a", "#5b6fa8", "#8a5a9e", "#6b8e23", "#7f7f7f", "#c06090");
    private static final int LEFT = 70;
    private static final int TOP = 60;
    private static final int HEIGHT = 300;
    private static final int BAR = 46;
    private static final int GAP = 30;

    /** Bars of one colour. */
    record Bars(String name, List<Double> values) {}

    private int lowest() {
        return (int) Math.floor(Math.log10(values().min().orElseThrow()));
    }

    private int highest() {
        return Math.max(lowest() + 1, (int) Math.ceil(Math.log10(values().max().orElseThrow())));
    }

    private DoubleStream values() {
        return bars.stream().flatMap(each -> each.values().stream()).mapToDouble(value -> value);
    }

    private double y(double value) {
        return TOP + HEIGHT * (highest() - Math.log10(value)) / (highest() - lowest());
    }

    private int groupWidth() {
        return bars.size() * BAR + GAP;
    }

    String svg() {
        int width = LEFT + Math.max(groups.size() * groupWidth() + GAP, 560);
        int height = TOP + HEIGHT + 80;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
                width,
                height,
                width,
                height));
        text(svg, LEFT, 24, "start", title);
        addScale(svg, width);
        for (int group = 0; group < groups.size(); group++) {
            addGroup(svg, group);
        }
        addLegend(svg);
        return svg.append("</svg>\n").toString();
    }

    private void addScale(StringBuilder svg, int width) {
        for (int power = lowest(); power <= highest(); power++) {
            double value = Math.pow(10, power);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                    LEFT,
                    width,
                    y(value),
                    y(value)));
            text(svg, LEFT - 8, y(value) + 4, "end", shown(value));
        }
    }

    private void addGroup(StringBuilder svg, int group) {
        double x = LEFT + GAP + group * groupWidth();
        for (int i = 0; i < bars.size(); i++) {
            double value = bars.get(i).values().get(group);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>%n",
                    x + i * BAR,
                    y(value),
                    BAR - 4,
                    TOP + HEIGHT - y(value),
                    colour(i)));
            text(svg, x + i * BAR + (BAR - 4) / 2.0, y(value) - 4, "middle", shown(value));
        }
        text(svg, x + bars.size() * BAR / 2.0, TOP + HEIGHT + 20, "middle", groups.get(group));
    }

    private void addLegend(StringBuilder svg) {
        for (int i = 0; i < bars.size(); i++) {
            double x = LEFT + GAP + i * 170;
            double y = TOP + HEIGHT + 50;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"12\" height=\"12\" fill=\"%s\"/>%n",
                    x,
                    y - 11,
                    colour(i)));
            text(svg, x + 18, y, "start", bars.get(i).name());
        }
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.2f" : value < 10 ? "%.1f" : "%.0f", value);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
