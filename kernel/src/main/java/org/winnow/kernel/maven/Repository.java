package org.winnow.kernel.maven;

import java.util.List;
import org.apache.maven.model.building.DefaultModelProcessor;
import org.apache.maven.model.io.DefaultModelReader;
import org.apache.maven.model.locator.DefaultModelLocator;
import org.apache.maven.model.superpom.DefaultSuperPomProvider;

/** A remote repository: the id that settings know it by, and its URL. */
public record Repository(String id, String url) {
  /** The repositories that Maven itself asks by default, as its own super POM names them. */
  static List<Repository> byDefault() {
    DefaultModelProcessor processor = new DefaultModelProcessor();
    processor.setModelLocator(new DefaultModelLocator());
    processor.setModelReader(new DefaultModelReader());
    DefaultSuperPomProvider superPom = new DefaultSuperPomProvider();
    superPom.setModelProcessor(processor);
    return superPom.getSuperModel("4.0.0").getRepositories().stream()
        .map(r -> new Repository(r.getId(), r.getUrl()))
        .toList();
  }
}
