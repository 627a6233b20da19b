package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;

class SkeletonErrorsTest {
  /** Lines are separated by '/'; the message must hold the words after the bar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input 8x8x1/conv 8 9x9/output 2          | line 2: conv 8 9x9; a 9x9 window does not fit into 8x8x1
          input 8x8x1/conv 8 9x9 pad 0/output 2    | make it smaller or write same
          input 64/conv 8 3x3/output 2             | the input has no height and width
          input 8x8x1/pool max 9/output 2          | line 2: pool max 9; a 9x9 window does not fit
          input 8x8x1/pool max 2x2 pad 2/output 2  | padding must be smaller than its window
          input 8x8x1/dense 10                     | has no output layer
          conv 3 3x3/output 2                      | begins with the shape of its data
          input 8x8x1/input 8x8x1/output 2         | a skeleton has one input
          input 8x8x1/output 2/output 2            | nothing can read it
          input 8x8x1/output 2/output 2 <- input   | this is the second
          input 8x8x1/output 2/dense 3             | nothing can read it
          input 4/a = dense 3/dense 4 <- input/output 2      | nothing reads 'a'
          input 4/a = dense 3/a = dense 4/output 2 | the name 'a' is taken by
          input 4/dense 3 <- b/output 2            | no layer above is named 'b'
          input 4/conv12 = dense 3/dense 4 <- conv21/output 2 | did you mean 'conv12'?
          input 4/a = dense 3 <- b/b = dense 3/output 2 | comes only later
          input 4/a = dense 3 <- a/output 2        | is this layer itself
          input 4/dense 3 <- input, dense1/output 2 | 'dense1' is this layer itself
          input 4/a = dense 3/dense 3 <- input, a/output 2 | reads one layer, got 2
          input 4/add/output 2                     | add needs two or more inputs
          input 4/a = dense 3/add <- a, a/output 2 | each input may be named once
          input 4/a = dense 3/b = dense 4/add <- a, b/output 2 | needs inputs of one shape, got 3 and 4
          input 8x8x1/a = pool max 2/concat <- input, a/output 2 | one height and width, got 8x8x1 and 4x4x1
          input 4/dnse 3/output 2                  | unknown operation 'dnse'; did you mean 'dense'?
          input 4/warp 3/output 2                  | there are: input, dense, conv
          input 4/dense 3 rleu/output 2            | dense does not know 'rleu'; did you mean 'relu'?
          input 8x8x1/conv 3 3x3 same rel/output 2 | did you mean 'relu'?
          input 8x8x1/conv 3 3x3 samee/output 2    | did you mean 'same'?
          input 8x8x1/conv 3 3x3 relu tanh/output 2 | one activation a layer
          input 8x8x1/conv 3/output 2              | conv needs a window, as 3x3; write it as: conv 16 3x3
          input 8x8x1/conv 3x3 16/output 2         | expected the number of filters, got '3x3'
          input 8x8x1/conv 0 3x3/output 2          | 1 to 100000 filters, got 0
          input 8x8x1/conv 4 3x3 stride 0/output 2 | a stride must be 1 to 1024, got 0
          input 8x8x1/conv 4 3x3x3/output 2        | expected a window, as 3x3, got '3x3x3'
          input 8x8x1/pool min 2x2/output 2        | pool does not know 'min'
          input 8x8x1/pool max 2x2 relu/output 2   | pool does not know 'relu'
          input 4/dense -3/output 2                | 1 to 1000000 units, got -3
          input 4/dense many/output 2              | expected the number of units, got 'many'
          input 4/dense 3 relu relu/output 2       | dense does not know 'relu'
          input 4/dropout 25/output 2              | got 25; did you mean 0.25?
          input 4/dropout 1/output 2               | 0 up to but not 1, got 1
          input 4/dropout -.1/output 2             | got -0.1
          input 4/dropout NaN/output 2             | not 1, got NaN
          input 4/dropout/output 2                 | dropout needs the probability
          input 4/output 1                         | output needs 2 to 65536 classes, got 1
          input 4/output 3 tanh                    | output does not know 'tanh'
          input 4/output                           | output needs the number of classes
          input 0x8/output 2                       | at least 1, got 0x8x1
          input ax8/output 2                       | is not a shape
          input 4/use other/output 2               | use comes first
          input 4/a = use other/output 2           | use stands alone
          input 4/width = dense 3/output 2         | 'width' is a word
          input 4/relu = dense 3/output 2          | 'relu' is an operation
          input 4/2nd = dense 3/output 2           | '2nd' is not a name
          input 4/a = /output 2                    | an operation is missing
          input 4/dense 3 <- /output 2             | come the names of the layers
          input 4/dense 3 <- input <- input/output 2 | one '<-' a line
          input 8x8x1/conv 3 3x3 dilation 4/output 2 | a 3x3 window does not fit into 8x8x1 with dilation 4
          input 8x8x1/conv 3 3x3 dilation 0/output 2 | a dilation must be 1 to 1024, got 0
          input 8x8x1/pool max 2x2 dilation 2/output 2 | pool does not know 'dilation'
          input 8x8x1/depthwise 3x3 dilation 2/output 2 | depthwise has no dilation; conv has
          input 8x8x1/pool max 2x2 pad 1x2/output 2 | padding must be smaller than its window, got pad 1x2
          input 8x8x1/conv1d 3 9/output 2          | a 9x1 window does not fit into 8x8x1
          input 8x8x1/conv1d 3/output 2            | conv1d needs a number of steps
          input 8x8x1/conv1d 3 3x1/output 2        | expected a number of steps, as 5, got '3x1'
          input sequence 28/lstm/output 2          | lstm needs the number of units
          input sequence 28/lstm 4 al/output 2     | lstm does not know 'al'; did you mean 'all'?
          input sequence 28/lstm 0/output 2        | 1 to 100000 units, got 0
          input 28x28/lstm 4/output 2              | got 28x28x1, a picture; write the input as: input sequence 28x28
          input 28/lstm 4/output 2                 | got 28, a vector; write the input as: input sequence 28x1
          input sequence 1x28/lstm 4/output 2      | a sequence has 2 or more steps, got 1
          input sequence 9x9x9/lstm 4/output 2     | steps x numbers a step, got '9x9x9'
          input sequnce 9x9/lstm 4/output 2        | did you mean 'sequence'?
          input sequence 9x9 paded/lstm 4/output 2 | did you mean 'padded'?
          input 9x9 padded/output 2                | input does not know 'padded'
          input tokens 100/embedding 4/output 2    | needs vocab and the number of different tokens
          input tokens 100 voc 50/embedding 4/output 2 | did you mean 'vocab'?
          input tokens 100 vocab 1/embedding 4/output 2 | 2 to 10000000 tokens, got 1
          input tokens 1 vocab 9/embedding 4/output 2 | a sequence has 2 or more steps, got 1
          input tokens 9 vocab 9/dense 4/output 2  | put an embedding behind the input
          input tokens 9 vocab 9/output 2          | put an embedding behind the input
          input tokens 9 vocab 9/embedding 4/embedding 4/output 2 | write: embedding <- input
          input tokens 9 vocab 9/embedding 0/output 2 | 1 to 100000 numbers a token, got 0
          input 9/embedding 4/output 2             | write: input tokens 9 vocab 5000
          input tokens 9 vocab 9 padded/embedding 4/dense 3/output 2 | end the sequence before
          input tokens 9 vocab 9 padded/embedding 4/output 2 | output would read padding as data
          input tokens 9 vocab 9 padded/embedding 4/conv1d 3 3/lstm 3/output 2 | write conv1d 3 3 same, without a stride
          input tokens 9 vocab 9 padded/embedding 4/batchnorm/lstm 3/output 2 | write layernorm
          input tokens 9 vocab 9 padded/embedding 4/pool max 2x1/lstm 3/output 2 | pool max global leaves it out
          input 1000000/dense 1000000/output 2     | at most 250000000 are allowed
          ''                                       | is empty
          """)
  void refusesWithLineAndNumbers(String lines, String expected) {
    String text = lines.equals("''") ? "" : lines.replace('/', '\n');
    String message =
        assertThrows(InputException.class, () -> Skeleton.parse("net", text)).getMessage();
    assertTrue(message.lines().count() <= 3, message);
    assertTrue(message.replace("\n", "; ").contains(expected), message);
  }

  @Test
  void saysWhereAndWhat() {
    String message =
        assertThrows(
                InputException.class,
                () -> Skeleton.parse("net", "// data\n\ninput 8x8x1\nconv 8 9x9 relu\noutput 2"))
            .getMessage();
    assertEquals(
        "skeleton net, line 4: conv 8 9x9 relu\n"
            + "a 9x9 window does not fit into 8x8x1; make it smaller or write same",
        message);
  }

  @Test
  void theBuilderCountsLayers() {
    Skeleton.Builder builder =
        Skeleton.builder("net").input(8, 8, 1).layer(Conv.of(8, 9)).output(2);
    String message = assertThrows(InputException.class, builder::build).getMessage();
    assertTrue(message.startsWith("skeleton net, layer 2: conv 8 9x9\n"), message);
  }
}
