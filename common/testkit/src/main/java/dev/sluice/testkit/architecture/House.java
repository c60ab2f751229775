package dev.sluice.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules of a house whose rooms lie under {@code root}. The root is a parameter so that the
 * rules themselves can be tested on a broken house.
 */
public record House(String root) {

  public static final House SLUICE = new House("dev.sluice");

  public List<ArchRule> rules() {
    return Stream.of(
            new RoomRules(root).all(),
            new LibraryRules(root).all(),
            new FlinkRules(root).all(),
            new WritingRules(root).all())
        .flatMap(List::stream)
        .toList();
  }

  /** What the class path holds of this house, without its tests. */
  public JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(root);
  }
}
