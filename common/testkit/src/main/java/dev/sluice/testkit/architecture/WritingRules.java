package dev.sluice.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Names that say nothing, and exceptions that say nothing. */
record WritingRules(String root) {

  private static final String EMPTY_NAMES = ".*(Utils?|Helpers?|Manager|Impl|Common|Base)";

  List<ArchRule> all() {
    return List.of(
        noClasses().should().haveNameMatching(EMPTY_NAMES).as("a name says what a class does"),
        noMethods()
            .that()
            .arePublic()
            .and(DescribedPredicate.not(new ForcedToThrow()))
            .should()
            .declareThrowableOfType(Exception.class)
            .as("methods declare the exceptions that they throw"),
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
  }

  /**
   * Overrides what declares Exception itself, or is what a launcher calls and whose exceptions it
   * shows.
   */
  private static final class ForcedToThrow extends DescribedPredicate<JavaMethod> {

    ForcedToThrow() {
      super("override a method that declares Exception, or are main");
    }

    @Override
    public boolean test(JavaMethod method) {
      return method.getName().equals("main")
          || supertypes(method.getOwner())
              .flatMap(type -> type.getMethods().stream())
              .filter(inherited -> inherited.getName().equals(method.getName()))
              .filter(inherited -> sameArity(inherited, method))
              .anyMatch(inherited -> inherited.getThrowsClause().containsType(Exception.class));
    }

    private static Stream<JavaClass> supertypes(JavaClass type) {
      return Stream.concat(
          type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
    }

    private static boolean sameArity(JavaMethod one, JavaMethod other) {
      return one.getParameters().size() == other.getParameters().size();
    }
  }
}
