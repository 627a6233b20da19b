package org.winnow.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.kernel.wire.MessageCodec;

/** What the kernel says of itself. */
final class KernelInfo {
  private KernelInfo() {}

  /** Winnow's version. */
  static String version() {
    return Optional.ofNullable(KernelInfo.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** The content of a {@code kernel_info_reply}. */
  static Map<String, Object> reply() {
    String java = Runtime.version().toString();
    return Map.of(
        "status",
        "ok",
        "protocol_version",
        MessageCodec.PROTOCOL,
        "implementation",
        "winnow",
        "implementation_version",
        version(),
        "language_info",
        Map.of(
            "name", "java",
            "version", java,
            "mimetype", "text/x-java-source",
            "file_extension", ".java",
            "pygments_lexer", "java",
            "codemirror_mode", "text/x-java",
            "nbconvert_exporter", "script"),
        "banner",
        "Winnow " + version() + " on Java " + java + ". %winnow lists the commands.",
        "help_links",
        List.of(),
        "supported_features",
        List.of());
  }
}
