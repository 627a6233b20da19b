package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * Convolution: filters that look at a window of all channels.
 *
 * @param filters number of output channels, 1 to 100,000
 * @param window size, stride and padding
 * @param activation applied to each output value
 */
public record Conv(int filters, Window window, Activation activation) implements LayerSpec {
  public Conv {
    if (filters < 1 || filters > 100_000) {
      throw new InputException("conv needs 1 to 100000 filters, got " + filters);
    }
  }

  /** Square windows with stride 1 and no padding. */
  public static Conv of(int filters, int side) {
    return new Conv(filters, Window.of(side), Activation.NONE);
  }

  /** Along a sequence: a window of so many steps. */
  public static Conv along(int filters, int steps) {
    return new Conv(filters, new Window(steps, 1, 1, 1, Padding.VALID), Activation.NONE);
  }

  public Conv same() {
    return new Conv(filters, window.padding(Padding.SAME), activation);
  }

  public Conv stride(int value) {
    return new Conv(filters, window.stride(value), activation);
  }

  public Conv dilation(int value) {
    return new Conv(filters, window.dilation(value), activation);
  }

  public Conv pad(int pixels) {
    return new Conv(filters, window.padding(Padding.of(pixels)), activation);
  }

  public Conv then(Activation next) {
    return new Conv(filters, window, next);
  }

  @Override
  public String text() {
    return ("conv " + filters + " " + window.words(1, 1) + " " + activation.label()).trim();
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return window.over(inputs.get(0), filters);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    long seen = (long) window.area() * input.channels();
    ParameterSpec.Start start =
        ParameterSpec.Start.before(activation, seen, (long) window.area() * filters);
    List<Integer> shape = List.of(filters, input.channels(), window.height(), window.width());
    return List.of(
        new ParameterSpec("W", shape, start, true),
        new ParameterSpec("b", List.of(filters), ParameterSpec.Start.ZERO, true));
  }

  @Override
  public long multiplyAdds(Shape input, Shape output) {
    return (long) output.size() * window.area() * input.channels();
  }
}
