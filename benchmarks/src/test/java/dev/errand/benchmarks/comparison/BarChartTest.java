package dev.errand.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarChartTest {

  @Test
  void drawsBarsInProportion() throws Exception {
    Document svg =
        parse(new BarChart(List.of(panel(bar("A & B", 50), bar("C", 100), bar("<D>", 25)))));

    assertThat(width(svg, 1) / width(svg, 0)).isEqualTo(2);
    assertThat(width(svg, 1) / width(svg, 2)).isEqualTo(4);
    assertThat(svg.getElementsByTagName("path").getLength()).isZero();
    assertThat(texts(svg)).contains("A & B", "<D>", "100");
  }

  @Test
  void cutsOffABarThatWouldDwarfAllOthers() throws Exception {
    Document svg = parse(new BarChart(List.of(panel(bar("A", 2), bar("B", 4), bar("C", 2400)))));

    assertThat(width(svg, 2)).isEqualTo(width(svg, 1));
    assertThat(width(svg, 1) / width(svg, 0)).isEqualTo(2);
    assertThat(svg.getElementsByTagName("path").getLength()).isOne();
  }

  @Test
  void showsSmallBarsBesideAVeryLargeMajority() throws Exception {
    Document svg = parse(new BarChart(List.of(panel(bar("A", 1), bar("B", 1000), bar("C", 2000)))));

    assertThat(width(svg, 2) / width(svg, 1)).isEqualTo(2);
    assertThat(width(svg, 0)).isEqualTo(1);
  }

  @Test
  void leavesOutAPanelWithoutBars() throws Exception {
    Document svg = parse(new BarChart(List.of(panel(), panel(bar("A", 1)))));

    assertThat(svg.getElementsByTagName("rect").getLength()).isOne();
  }

  private static BarChart.Panel panel(BarChart.Bar... bars) {
    return new BarChart.Panel("a panel", List.of(bars));
  }

  private static BarChart.Bar bar(String label, int value) {
    return new BarChart.Bar(label, value, Integer.toString(value), BarChart.Kind.OTHER);
  }

  private static Document parse(BarChart chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(chart.svg())));
  }

  private static double width(Document svg, int bar) {
    Element element = (Element) svg.getElementsByTagName("rect").item(bar);
    return Double.parseDouble(element.getAttribute("width"));
  }

  private static List<String> texts(Document svg) {
    NodeList texts = svg.getElementsByTagName("text");
    return java.util.stream.IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }
}
