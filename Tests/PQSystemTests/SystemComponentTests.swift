import PQSystem
import Testing

@Suite struct SystemComponentTests {
  /// The system must not look for a library in the working folder, whose files may be anybody's. On macOS
  /// it does so for a name without a folder; on Linux for a relative path.
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
