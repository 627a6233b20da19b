package org.winnow.imports.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.winnow.export.onnx.Given;
import org.winnow.export.onnx.OnnxExport;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.training.engine.SampleNetworks;

/** The look through a file that comes before anything runs, on files that were damaged. */
class MutatedOnnxTest {
  @Test
  void isReadWithinLimitsOrIsNoFileOfOnnx() {
    byte[] good =
        OnnxExport.of(
            Given.of(SampleNetworks.skeleton("input 6/dense 3 gelu/layernorm/output 3"), 1, 1)
                .model());
    SplittableRandom random = new SplittableRandom(7);
    int unreadable = 0;
    int told = 0;
    for (int i = 0; i < 500; i++) {
      byte[] bytes = good.clone();
      for (int flips = 1 << random.nextInt(5); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        OnnxReport report = OnnxInspector.of(ModelProto.parseFrom(bytes));
        told += report.text().isEmpty() ? 0 : 1;
      } catch (InvalidProtocolBufferException e) {
        unreadable++;
      }
    }
    assertTrue(unreadable > 50 && told > 50, unreadable + " unreadable, " + told + " told");
  }
}
