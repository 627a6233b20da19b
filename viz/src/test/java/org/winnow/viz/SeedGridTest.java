package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Seeds;

class SeedGridTest {
  private final Dataset digits = Pictured.digits(20);

  @Test
  void showsTheLeastSureOfTheBandAndWhatIsProved() {
    Figure figure = SeedGrid.of(digits, seeds(2, new Seeds.Proof(50, 0, .0582)), 1);
    List<String> lines = figure.text().lines().toList();
    assertEquals("The least sure 1 of 2 proposed labels in the band", lines.get(0));
    assertTrue(lines.get(2).contains("#1") && lines.get(2).contains("0.97"), lines.get(2));
    assertEquals(
        "Band: 2 of 3 unlabelled, estimated 98.0 % right (asked: 97.0 %), by probabilities"
            + " calibrated with the labels.",
        lines.get(3));
    assertEquals(
        "What is proved: 50 held-out labels fell into bands drawn without them, 0 contradicted: at"
            + " most 5.8 % wrong with 95 % confidence (Clopper–Pearson), no more than that.",
        lines.get(4));
    assertEquals(1, Read.pictures(figure).size());
  }

  @Test
  void saysWhereNothingIsSureEnough() {
    String text = SeedGrid.of(digits, seeds(0, new Seeds.Proof(0, 0, 1)), 2).text();
    assertTrue(text.startsWith("No proposal is sure enough; the surest 2"), text);
    assertTrue(text.contains("nothing is proved"), text);
  }

  private Seeds seeds(int accepted, Seeds.Proof proof) {
    List<Seeds.Proposal> proposals =
        List.of(
            new Seeds.Proposal(digits.ids().get(3), 1, .99),
            new Seeds.Proposal(digits.ids().get(4), 2, .97),
            new Seeds.Proposal(digits.ids().get(5), 0, .4));
    return new Seeds(.97, proposals, accepted, accepted == 0 ? Double.NaN : .98, proof);
  }
}
