// The C library of each platform, under one name. Modules that call it import it from here.
#if canImport(Glibc)
  @_exported @preconcurrency public import Glibc
#elseif canImport(Musl)
  @_exported @preconcurrency public import Musl
#else
  @_exported @preconcurrency public import Darwin
#endif
