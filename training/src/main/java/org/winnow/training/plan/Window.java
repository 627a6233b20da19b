package org.winnow.training.plan;

/**
 * A window that moves over a picture, or over a sequence (then {@code width} is 1).
 *
 * @param height rows it sees
 * @param width columns it sees
 * @param strideDown rows it moves at a time
 * @param strideAcross columns it moves at a time
 * @param dilationDown distance in rows between what it sees, 1: neighbours
 * @param dilationAcross distance in columns between what it sees
 * @param top rows of padding above the picture; below is as much as the output's size asks for
 * @param left columns of padding to its left
 */
public record Window(
    int height,
    int width,
    int strideDown,
    int strideAcross,
    int dilationDown,
    int dilationAcross,
    int top,
    int left) {

  /** Values it sees in one channel. */
  public int area() {
    return Math.multiplyExact(height, width);
  }

  /** Rows of padding below an input, so that an output of that many rows results. */
  public int bottom(Dims input, Dims output) {
    return after(input.height(), output.height(), strideDown, (height - 1) * dilationDown, top);
  }

  /** Columns of padding right of an input; negative where its last columns are not looked at. */
  public int right(Dims input, Dims output) {
    return after(input.width(), output.width(), strideAcross, (width - 1) * dilationAcross, left);
  }

  private static int after(int in, int out, int stride, int reach, int before) {
    return (out - 1) * stride + reach + 1 - in - before;
  }

  /** The words of a plan's table: {@code 5x5 stride 2 pad 1 dilation 2}. */
  public String text() {
    String stride =
        strideDown * strideAcross == 1 ? "" : " stride " + pair(strideDown, strideAcross);
    String pad = top + left == 0 ? "" : " pad " + pair(top, left);
    String dilation =
        dilationDown * dilationAcross == 1 ? "" : " dilation " + pair(dilationDown, dilationAcross);
    return height + "x" + width + stride + pad + dilation;
  }

  private static String pair(int down, int across) {
    return down == across ? "" + down : down + "x" + across;
  }
}
