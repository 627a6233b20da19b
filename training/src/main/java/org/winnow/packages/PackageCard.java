package org.winnow.packages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * What whoever packs a network says of it.
 *
 * @param licence an SPDX licence expression, as {@code Apache-2.0} or {@code MIT OR CC0-1.0}
 * @param description for people, at most 2,000 characters; may be empty
 * @param dataRepository the git address of the label repository, where others can reach it
 * @param foundations packages that it was built on
 */
public record PackageCard(
    PackageCoordinates coordinates,
    String licence,
    String description,
    Optional<String> dataRepository,
    List<Foundation> foundations) {
  private static final String ID = "\\(*[A-Za-z0-9][A-Za-z0-9.:-]*\\+?\\)*";
  private static final Pattern SPDX = Pattern.compile(ID + "(?: (?:AND|OR|WITH) " + ID + "){0,20}");
  private static final int LONGEST = 2000;
  private static final int LONGEST_LICENCE = 200;

  public PackageCard {
    foundations = List.copyOf(foundations);
    dataRepository.ifPresent(DataOrigin::requireAddress);
    if (licence.length() > LONGEST_LICENCE || !SPDX.matcher(licence).matches()) {
      throw new InputException(
          "a licence is an SPDX identifier, as Apache-2.0, MIT or CC-BY-4.0, got '"
              + Shown.of(licence)
              + "'");
    }
    if (description.length() > LONGEST) {
      throw new InputException(
          "a description has at most " + LONGEST + " characters, got " + description.length());
    }
  }

  /**
   * A card without description.
   *
   * @param coordinates {@code org.acme:digits@1.2.0}
   * @throws InputException where the coordinates or the licence are none
   */
  public static PackageCard of(String coordinates, String licence) {
    return new PackageCard(
        PackageCoordinates.parse(coordinates), licence, "", Optional.empty(), List.of());
  }

  public PackageCard withDescription(String text) {
    return new PackageCard(coordinates, licence, text, dataRepository, foundations);
  }

  /** The data can be had from a git address. */
  public PackageCard withDataRepository(String address) {
    return new PackageCard(coordinates, licence, description, Optional.of(address), foundations);
  }

  public PackageCard withFoundations(List<Foundation> packages) {
    return new PackageCard(coordinates, licence, description, dataRepository, packages);
  }
}
