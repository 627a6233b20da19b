package org.winnow.training;

import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * A rectangle that moves over a picture: what convolution and pooling have in common.
 *
 * @param height rows of the window, 1 to 1024
 * @param width columns of the window, 1 to 1024
 * @param strideDown rows it moves at a time
 * @param strideAcross columns it moves at a time
 * @param padding what happens at the border
 * @param dilation distance of the rows and of the columns that it looks at, 1: neighbours
 */
public record Window(
    int height, int width, int strideDown, int strideAcross, Padding padding, int dilation) {
  private static final int LARGEST = 1024;

  public Window {
    check("a window's height", height);
    check("a window's width", width);
    check("a stride", strideDown);
    check("a stride", strideAcross);
    check("a dilation", dilation);
  }

  /** Looks at neighbours. */
  public Window(int height, int width, int strideDown, int strideAcross, Padding padding) {
    this(height, width, strideDown, strideAcross, padding, 1);
  }

  private static void check(String what, int value) {
    if (value < 1 || value > LARGEST) {
      throw new InputException(what + " must be 1 to " + LARGEST + ", got " + value);
    }
  }

  /** A square window with stride 1 and no padding. */
  public static Window of(int side) {
    return new Window(side, side, 1, 1, Padding.VALID);
  }

  public Window stride(int value) {
    return new Window(height, width, value, value, padding, dilation);
  }

  public Window padding(Padding value) {
    return new Window(height, width, strideDown, strideAcross, value, dilation);
  }

  public Window dilation(int value) {
    return new Window(height, width, strideDown, strideAcross, padding, value);
  }

  /** Whether it moves along the rows of pictures one column wide: along a sequence. */
  public boolean alongSequence() {
    return width == 1 && strideAcross == 1 && padding.across() == 0;
  }

  /** Values under the window in one channel. */
  int area() {
    return Math.multiplyExact(height, width);
  }

  /**
   * The picture that results, with as many channels as asked for.
   *
   * @throws InputException where the window is larger than the padded picture
   */
  Shape over(Shape in, int channels) {
    int down = places(in.height(), height, strideDown, padding.down());
    int across = places(in.width(), width, strideAcross, padding.across());
    if (down < 1 || across < 1) {
      throw new InputException(
          "a "
              + height
              + "x"
              + width
              + " window does not fit into "
              + sizes(in)
              + (dilation > 1 ? " with dilation " + dilation : "")
              + (padding.kind() == Padding.Kind.EXPLICIT ? " with" + padding.words() : "")
              + (in.isVector()
                  ? "; the input has no height and width, write one as 8x8x1"
                  : "; make it smaller or write same"));
    }
    return new Shape(down, across, channels);
  }

  private int places(int in, int window, int stride, int pixels) {
    if (padding.kind() == Padding.Kind.SAME) {
      return (in + stride - 1) / stride;
    }
    int room = in + 2 * pixels - ((window - 1) * dilation + 1);
    return room < 0 ? 0 : room / stride + 1;
  }

  private static String sizes(Shape in) {
    return in.height() + "x" + in.width() + "x" + in.channels();
  }

  /** The words in a skeleton's text: {@code 3x3 stride 2 same}. */
  String words(int usualDown, int usualAcross) {
    String stride =
        strideDown == usualDown && strideAcross == usualAcross
            ? ""
            : " stride "
                + (strideDown == strideAcross ? strideDown : strideDown + "x" + strideAcross);
    String dilated = dilation == 1 ? "" : " dilation " + dilation;
    return height + "x" + width + stride + dilated + padding.words();
  }
}
