import PQSystem
import Testing

@Suite struct SystemComponentTests {
  /// The system must not search the working directory for a library, because others may have put
  /// one there. macOS does so for a name without a folder, Linux for a relative path.
  @Test(arguments: SystemComponent.allCases)
  func noLibraryComesFromTheWorkingFolder(component: SystemComponent) {
    for name in component.libraryNames {
      #if canImport(Darwin)
        #expect(FilePath(name).isAbsolute)
      #else
        #expect(FilePath(name).isAbsolute || !name.contains("/"))
      #endif
    }
  }

  @Test(arguments: SystemComponent.allCases)
  func hasAdvice(component: SystemComponent) {
    #expect(!component.installation.isEmpty && !component.installation.hasSuffix("."))
    #expect(component.reinstallation.hasPrefix(component.installation))
  }
}
