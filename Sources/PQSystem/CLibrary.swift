// The C library under the name that it has on each platform, for this room and for those that call it.
#if canImport(Glibc)
  @_exported @preconcurrency public import Glibc
#elseif canImport(Musl)
  @_exported @preconcurrency public import Musl
#else
  @_exported @preconcurrency public import Darwin
#endif
