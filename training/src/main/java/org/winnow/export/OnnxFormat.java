package org.winnow.export;

import java.nio.file.Path;
import java.util.List;
import org.winnow.export.onnx.OnnxExport;
import org.winnow.training.WholeFile;

/** A file for ONNX Runtime and whatever else reads ONNX. */
final class OnnxFormat implements Format {
  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public String summary() {
    return "an ONNX file, opset " + OnnxExport.OPSET + ", inputs prepared inside";
  }

  @Override
  public List<String> write(Shipment shipment, Path file) {
    WholeFile.write(file, OnnxExport.of(shipment.model()));
    return List.of(
        "Outputs: probabilities, embeddings. To be given:", OnnxExport.inputs(shipment.model()));
  }
}
