package org.winnow.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.winnow.training.Dl4jExport;
import org.winnow.training.Model;

/** A zip for Deeplearning4j. */
final class Dl4jFormat implements Format {
  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String summary() {
    return "a zip for Deeplearning4j's ModelSerializer";
  }

  @Override
  public List<String> write(Shipment shipment, Path file) {
    Model model = shipment.model();
    List<String> ours = Dl4jExport.save(model, file);
    boolean prepared = !model.preparation().steps().isEmpty();
    List<String> notes = new ArrayList<>();
    notes.add("It reads channels first" + (prepared ? ", prepared as for the model." : "."));
    if (!ours.isEmpty()) {
      notes.add(
          String.join(", ", ours) + " can be read only with winnow-training on the class path.");
    }
    return notes;
  }
}
