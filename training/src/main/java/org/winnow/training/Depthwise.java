package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * Depthwise convolution: one filter for each channel, which sees that channel alone (Howard et al.
 * 2017, MobileNets, section 3.1).
 *
 * @param window size, stride and padding
 * @param activation applied to each output value
 */
public record Depthwise(Window window, Activation activation) implements LayerSpec {
  public Depthwise {
    if (window.dilation() != 1) {
      // DL4J 1.0.0-M2.1 fails on it: its oneDNN cannot, and there is no way around.
      throw new InputException("depthwise has no dilation; conv has");
    }
  }

  /** Square windows with stride 1 and no padding. */
  public static Depthwise of(int side) {
    return new Depthwise(Window.of(side), Activation.NONE);
  }

  public Depthwise same() {
    return new Depthwise(window.padding(Padding.SAME), activation);
  }

  public Depthwise stride(int value) {
    return new Depthwise(window.stride(value), activation);
  }

  public Depthwise then(Activation next) {
    return new Depthwise(window, next);
  }

  @Override
  public String text() {
    return ("depthwise " + window.words(1, 1) + " " + activation.label()).trim();
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return window.over(inputs.get(0), inputs.get(0).channels());
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    ParameterSpec.Start start =
        ParameterSpec.Start.before(activation, window.area(), window.area());
    List<Integer> shape = List.of(window.height(), window.width(), input.channels(), 1);
    return List.of(
        new ParameterSpec("W", shape, start, true),
        new ParameterSpec("b", List.of(input.channels()), ParameterSpec.Start.ZERO, true));
  }

  @Override
  public long multiplyAdds(Shape input, Shape output) {
    return (long) output.size() * window.area();
  }
}
