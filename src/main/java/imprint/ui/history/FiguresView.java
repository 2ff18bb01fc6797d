package imprint.ui.history;

import imprint.ui.history.Summary.Bar;
import imprint.ui.history.Summary.Cause;
import imprint.ui.kit.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.chart.Axis;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/** Draws what units add up to. Each bar bears its number; colour and pattern only help. */
final class FiguresView {
  /** In dots: a number does not fit into a lower bar. */
  private static final double ROOM = 18;

  private static final PseudoClass INSIDE = PseudoClass.getPseudoClass("inside");
  private static final double ALL = 100;

  /** In percent: as much as the name of the whole needs to stand alone. */
  private static final double ABOVE = 14;

  private final Texts texts;

  FiguresView(Texts texts) {
    this.texts = texts;
  }

  /** Passed and set aside, one on the other, with the yield under each. */
  Node byTime(List<Bar> bars) {
    CategoryAxis time = categories(bars.stream().map(FiguresView::under).toList());
    NumberAxis count = new NumberAxis();
    count.setMinorTickVisible(false);
    StackedBarChart<String, Number> chart = new StackedBarChart<>(time, count);
    settle(chart);
    chart.setCategoryGap(12);
    XYChart.Series<String, Number> passed = series("history.PASSED");
    XYChart.Series<String, Number> failed = series("history.SET_ASIDE");
    for (Bar bar : bars) {
      passed.getData().add(numbered(under(bar), (double) bar.passed(), bar.passed()));
      failed.getData().add(numbered(under(bar), (double) bar.failed(), bar.failed()));
    }
    chart.getData().add(passed);
    chart.getData().add(failed);
    chart.setLegendVisible(false);
    return chart;
  }

  private static String under(Bar bar) {
    return bar.name() + "\n" + bar.yield();
  }

  private XYChart.Series<String, Number> series(String name) {
    XYChart.Series<String, Number> series = new XYChart.Series<>();
    series.setName(texts.get(name));
    return series;
  }

  private static XYChart.Data<String, Number> numbered(String under, double height, long count) {
    XYChart.Data<String, Number> data = new XYChart.Data<>(under, height);
    Label number = new Label(Long.toString(count));
    number.getStyleClass().add("bar-number");
    number.setMinWidth(Label.USE_PREF_SIZE);
    StackPane bar = new StackPane(number);
    bar.heightProperty()
        .subscribe(
            now -> {
              double high = now.doubleValue();
              number.pseudoClassStateChanged(INSIDE, high >= ROOM);
              number.setTranslateY(high < ROOM ? -(high + ROOM) / 2 - 1 : 0);
            });
    number.setVisible(count > 0);
    data.setNode(bar);
    return data;
  }

  /** The share of each cause, and the line of what all causes up to it make up. */
  Node pareto(List<Cause> causes) {
    BarChart<String, Number> bars = new BarChart<>(categories(ranks(causes)), percent());
    LineChart<String, Number> line = new LineChart<>(categories(ranks(causes)), percent());
    settle(bars);
    settle(line);
    bars.setCategoryGap(24);
    bars.setLegendVisible(false);
    line.setLegendVisible(false);
    XYChart.Series<String, Number> shares = series("history.pareto");
    XYChart.Series<String, Number> sums = series("history.pareto");
    for (Cause cause : causes) {
      shares.getData().add(numbered(cause.rank(), cause.percent(), cause.count()));
      sums.getData().add(point(cause));
    }
    bars.getData().add(shares);
    line.getData().add(sums);
    // the second chart lends its line alone: both have the same axes
    line.getStyleClass().add("line-over");
    line.setMouseTransparent(true);
    return new StackPane(bars, line);
  }

  private XYChart.Data<String, Number> point(Cause cause) {
    XYChart.Data<String, Number> data = new XYChart.Data<>(cause.rank(), cause.upToHere());
    Label number = new Label(texts.get("history.percent", Math.round(cause.upToHere())));
    number.getStyleClass().add("point-number");
    number.setMinSize(Label.USE_PREF_SIZE, Label.USE_PREF_SIZE);
    StackPane dot = new StackPane();
    dot.getStyleClass().add("point-dot");
    // a pane that takes no room: the point stays where the line is
    Pane beside = new Pane(number);
    beside.setManaged(false);
    number.setLayoutX(6);
    number.setLayoutY(cause.upToHere() > ALL - ROOM ? 14 : -18);
    StackPane both = new StackPane(dot, beside);
    data.setNode(both);
    return data;
  }

  private static List<String> ranks(List<Cause> causes) {
    return causes.stream().map(Cause::rank).toList();
  }

  private static CategoryAxis categories(List<String> names) {
    CategoryAxis axis = new CategoryAxis();
    axis.getCategories().setAll(names);
    axis.setTickMarkVisible(false);
    axis.setAnimated(false);
    return axis;
  }

  private NumberAxis percent() {
    // above the last point there is room for it
    NumberAxis axis = new NumberAxis(0, ALL + ABOVE, ALL / 4);
    axis.setTickLabelFormatter(new Percents(texts));
    axis.setMinorTickVisible(false);
    axis.setAnimated(false);
    return axis;
  }

  /** What is above the whole has no name. */
  private static final class Percents extends StringConverter<Number> {
    private final Texts texts;

    Percents(Texts texts) {
      this.texts = texts;
    }

    @Override
    public String toString(Number value) {
      return value.doubleValue() > ALL ? "" : texts.get("history.percent", value);
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException();
    }
  }

  private static void settle(XYChart<String, Number> chart) {
    chart.setAnimated(false);
    chart.setMinHeight(0);
    chart.setVerticalGridLinesVisible(false);
    Axis<Number> axis = chart.getYAxis();
    axis.setAnimated(false);
  }
}
