package dev.errand.benchmarks.comparison;

import java.util.List;
import java.util.Locale;

/**
 * Bars, as an SVG that is readable on light and dark pages. Each panel has a scale of its own; a
 * bar that would dwarf all others is cut off, and shows it.
 */
final class BarChart {

  private static final int WIDTH = 760;
  private static final int LABELS = 170;
  private static final int BARS = 470;
  private static final int LINE = 22;
  private static final int BAR = 15;
  private static final int TITLE = 34;
  private static final int MARGIN = 12;
  private static final double CUT = 8;

  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328; }
        .title { font-weight: 600; }
        .value { fill: #59636e; }
        .bar { fill: #8c959f; }
        .ours { fill: #1a7f5a; }
        .limit { fill: #bc7a00; }
        .cut { fill: none; stroke: #ffffff; stroke-width: 3; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .value { fill: #9198a1; }
          .bar { fill: #6e7681; }
          .ours { fill: #3fb68b; }
          .limit { fill: #d9a03c; }
          .cut { stroke: #0d1117; }
        }
      </style>
      """;

  private final List<Panel> panels;

  BarChart(List<Panel> panels) {
    this.panels = panels.stream().filter(panel -> !panel.bars.isEmpty()).toList();
  }

  /** Bars with one scale. */
  record Panel(String title, List<Bar> bars) {

    /** The longest bar that is drawn as it is: the largest that doesn't dwarf the one below it. */
    private double scale() {
      List<Double> sorted = bars.stream().map(Bar::value).sorted().toList();
      double scale = sorted.get(0);
      for (double value : sorted) {
        if (value > CUT * scale && sorted.indexOf(value) > sorted.size() / 2) {
          break;
        }
        scale = value;
      }
      return scale;
    }
  }

  /** One bar; its kind is how it is painted. */
  record Bar(String label, double value, String text, Kind kind) {}

  /** Whose bar it is. */
  enum Kind {
    OURS("ours"),
    LIMIT("limit"),
    OTHER("bar");

    private final String style;

    Kind(String style) {
      this.style = style;
    }
  }

  String svg() {
    StringBuilder body = new StringBuilder();
    int y = MARGIN;
    for (Panel panel : panels) {
      y = append(body, panel, y) + MARGIN;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <title>Errand beside others</title>
        """
            .formatted(WIDTH, y)
        + STYLE
        + body
        + "</svg>\n";
  }

  private static int append(StringBuilder body, Panel panel, int top) {
    double scale = panel.scale();
    body.append(text("title", MARGIN, top + 16, panel.title));
    int y = top + TITLE;
    for (Bar bar : panel.bars) {
      double length = Math.max(1, BARS * Math.min(1, bar.value / scale));
      body.append(text("label", MARGIN, y + 12, bar.label));
      body.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n",
              bar.kind.style,
              LABELS,
              y,
              length,
              BAR));
      if (bar.value > scale) {
        body.append(cut(y));
      }
      body.append(text("value", LABELS + (int) length + 8, y + 12, bar.text));
      y += LINE;
    }
    return y;
  }

  /** A gap near the end of a bar that goes on. */
  private static String cut(int y) {
    int x = LABELS + BARS - 24;
    return "<path class=\"cut\" d=\"M%d %d l6 -%d\"/>\n".formatted(x, y + BAR + 2, BAR + 4);
  }

  private static String text(String style, int x, int y, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, escaped);
  }
}
